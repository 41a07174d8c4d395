package salvo.doctor.finding;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What was found at a target, in the order that a request comes by.
 *
 * @param load of the requests one after another, where such were asked for and got that far
 */
public record TargetFindings(
    URI address, List<Finding> findings, Optional<SequentialFigures> load) {}
