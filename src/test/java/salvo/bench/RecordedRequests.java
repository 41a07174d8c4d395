package salvo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import salvo.event.RunEvent;
import salvo.event.log.SimulationLog;

/** What Gatling logged of the only run in a folder. */
final class RecordedRequests {

  private RecordedRequests() {}

  /** How many requests ended in each millisecond, epoch ms. */
  static NavigableMap<Long, Long> byEnd(Path results) throws IOException {
    NavigableMap<Long, Long> requests = new TreeMap<>();
    try (Stream<Path> runs = Files.list(results).filter(Files::isDirectory)) {
      SimulationLog.read(
          runs.findFirst().orElseThrow().resolve("simulation.log"),
          event -> {
            if (event instanceof RunEvent.Request request) {
              requests.merge(request.endMillis(), 1L, Long::sum);
            }
          });
    }
    return requests;
  }
}
