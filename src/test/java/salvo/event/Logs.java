package salvo.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogWriter;

/** Logs that the tests of this package write and read. */
public final class Logs {

  public static final long START = 1_700_000_000_000L;

  private Logs() {}

  public static RunHeader header(String version) {
    return new RunHeader(
        version,
        "simulations.content.ContentSimulation",
        START,
        "",
        List.of("regular", "größer", "用户"),
        List.of());
  }

  /** One of each kind of event and text: LATIN1, UTF-16, empty, half a surrogate pair, repeated. */
  public static List<RunEvent> oneOfEach() {
    return List.of(
        new RunEvent.User("regular", true, START + 5),
        request(List.of("regular", "browse"), "list posts", 10, 35, true, ""),
        request(List.of("regular", "browse"), "list posts", 36, 90, false, "naïve café"),
        request(List.of(), "get 物語", 40, 41, false, "cut here: \ud83d"),
        new RunEvent.User("用户", true, START + 50),
        new RunEvent.Group("", List.of("regular", "browse"), START + 9, START + 91, 79, false),
        new RunEvent.Group("", List.of("regular"), START + 9, START + 95, 79, true),
        new RunEvent.Crash("list posts: No attribute named 'id' is defined", START + 96),
        request(List.of("regular"), "list posts", 100, 95, true, ""),
        request(List.of("regular", ""), "list posts", -3, 3_000_000, true, ""),
        new RunEvent.User("regular", false, START + 3_000_001));
  }

  public static RunEvent.Request request(
      List<String> groups, String name, long start, long end, boolean ok, String message) {
    return new RunEvent.Request("", groups, name, START + start, START + end, ok, 0, message);
  }

  public static List<RunEvent> random(int count, long seed) {
    Random random = new Random(seed);
    List<RunEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = random.nextInt(60_000);
      boolean ok = random.nextInt(10) != 0;
      events.add(
          request(
              List.of("type " + random.nextInt(3), "task"),
              "request " + random.nextInt(20),
              start,
              start + random.nextInt(2_000),
              ok,
              ok ? "" : "status " + random.nextInt(5)));
    }
    return events;
  }

  public static Path write(Path log, RunHeader header, List<RunEvent> events) throws IOException {
    try (SimulationLogWriter writer = new SimulationLogWriter(log, header)) {
      for (RunEvent event : events) {
        writer.write(event);
      }
    }
    return log;
  }
}
