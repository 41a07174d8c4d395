package salvo.merge;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogException;

/**
 * The header that the logs of several injectors have in common: the earliest start, all scenarios,
 * descriptions and assertions once. Headers are given by the name of their log.
 */
final class HeaderUnion {

  private final Map<String, RunHeader> headers;

  HeaderUnion(Map<String, RunHeader> headers) {
    this.headers = new LinkedHashMap<>(headers);
  }

  /**
   * @throws SimulationLogException if the logs are of different Gatling versions
   */
  void requireOneVersion() throws SimulationLogException {
    Optional<String> difference = difference(RunHeader::gatlingVersion);
    if (difference.isPresent()) {
      throw new SimulationLogException(
          "The logs were written by different Gatling versions: "
              + difference.get()
              + ". Gatling reads only logs of its own version: run all injectors with the same.");
    }
  }

  /** Which log is of which simulation, if they are not all of the same. */
  Optional<String> simulations() {
    return difference(RunHeader::simulationClass);
  }

  /** The simulation is that of the first log. */
  RunHeader header() {
    RunHeader first = headers.values().iterator().next();
    long start = headers.values().stream().mapToLong(RunHeader::startMillis).min().orElseThrow();
    return new RunHeader(
        first.gatlingVersion(),
        first.simulationClass(),
        start,
        description(),
        headers.values().stream().flatMap(it -> it.scenarios().stream()).distinct().toList(),
        assertions());
  }

  private String description() {
    return headers.values().stream()
        .map(RunHeader::description)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private List<byte[]> assertions() {
    Set<ByteBuffer> distinct = new LinkedHashSet<>();
    for (RunHeader header : headers.values()) {
      header.assertions().forEach(it -> distinct.add(ByteBuffer.wrap(it)));
    }
    return distinct.stream().map(ByteBuffer::array).toList();
  }

  private Optional<String> difference(Function<RunHeader, String> property) {
    if (headers.values().stream().map(property).distinct().count() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        headers.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + property.apply(entry.getValue()) + ")")
            .collect(Collectors.joining(", ")));
  }
}
