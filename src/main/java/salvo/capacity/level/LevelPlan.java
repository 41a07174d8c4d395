package salvo.capacity.level;

import java.util.List;
import salvo.slo.Slo;

/**
 * How a level is run.
 *
 * @param slos as declared; they say also which requests are good
 * @param objectives that it is judged by
 * @param error that may be made at this level
 * @param ramp seconds until the load is at the level, which count for nothing
 * @param settle least seconds that are dropped after that
 * @param limit seconds after which it is left undecided
 * @param least seconds before which it is not said to hold
 */
public record LevelPlan(
    double level,
    Level.Purpose purpose,
    List<Slo> slos,
    List<Objective> objectives,
    double error,
    double ramp,
    double settle,
    double limit,
    double least) {}
