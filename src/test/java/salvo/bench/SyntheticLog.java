package salvo.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import salvo.event.RunEvent;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogWriter;

/**
 * Writes logs with the content of a real run of any length: user types as scenarios and groups,
 * twenty endpoints with lognormal response times, one failure in a hundred, a virtual user for
 * every ten requests. Records stand in the order of their ends but for a few ms, as in Gatling's.
 */
public final class SyntheticLog {

  public static final long START = 1_700_000_000_000L;

  private static final int REQUESTS_PER_USER = 10;
  private static final int REQUESTS_PER_TASK = 5;
  private static final double FAILURES = 0.01;
  private static final long SESSION_MILLIS = 20_000;
  private static final int DISORDER_MILLIS = 4;

  private static final List<UserType> USER_TYPES =
      List.of(
          UserType.of(
              "regular",
              List.of("browse", "write"),
              List.of(
                  new Endpoint("list posts", 40, 0.5),
                  new Endpoint("get post", 25, 0.4),
                  new Endpoint("create post", 90, 0.6),
                  new Endpoint("search posts", 120, 0.7),
                  new Endpoint("get profile", 30, 0.4))),
          UserType.of(
              "admin",
              List.of("watch", "manage"),
              List.of(
                  new Endpoint("usage summary", 200, 0.6),
                  new Endpoint("list users", 150, 0.5),
                  new Endpoint("audit log", 300, 0.8),
                  new Endpoint("update limits", 80, 0.4),
                  new Endpoint("login", 220, 0.3))),
          UserType.of(
              "heavy-content",
              List.of("generate", "follow"),
              List.of(
                  new Endpoint("generate content", 2_500, 0.8),
                  new Endpoint("generate outline", 1_200, 0.7),
                  new Endpoint("get job", 20, 0.4),
                  new Endpoint("list jobs", 45, 0.5),
                  new Endpoint("export document", 800, 0.9))),
          UserType.of(
              "health-check",
              List.of("probe"),
              List.of(
                  new Endpoint("healthz", 3, 0.5),
                  new Endpoint("api health", 5, 0.5),
                  new Endpoint("ready", 4, 0.5),
                  new Endpoint("version", 2, 0.4),
                  new Endpoint("metrics", 12, 0.6))));

  private static final List<String> MESSAGES =
      List.of(
          "status.find.in(200,201), found 503",
          "status.find.in(200,201), found 500",
          "status.find.is(200), found 429",
          "i.g.h.c.i.RequestTimeoutException: Request timeout to 127.0.0.1 after 60000 ms",
          "jmesPath(id).find.exists, found nothing");

  private final SimulationLogWriter writer;
  private final SplittableRandom random;
  private final PriorityQueue<Leaving> leaving =
      new PriorityQueue<>(Comparator.comparingLong(Leaving::atMillis));

  private SyntheticLog(SimulationLogWriter writer, long seed) {
    this.writer = writer;
    this.random = new SplittableRandom(seed);
  }

  /** Writes a log of that many requests, spread evenly over that time. */
  public static void write(Path log, long requests, Duration length, long seed) throws IOException {
    RunHeader header =
        new RunHeader(
            "3.15.1",
            "simulations.content.ContentSimulation",
            START,
            "",
            USER_TYPES.stream().map(UserType::name).toList(),
            List.of());
    try (SimulationLogWriter writer = new SimulationLogWriter(log, header)) {
      new SyntheticLog(writer, seed).write(requests, length.toMillis());
    }
  }

  private void write(long requests, long lengthMillis) throws IOException {
    for (long i = 0; i < requests; i++) {
      long now = START + i * lengthMillis / requests;
      UserType type = pick(USER_TYPES);
      if (i % REQUESTS_PER_USER == 0) {
        enter(type, now);
      }
      leave(now);
      request(type, now, i % REQUESTS_PER_TASK == 0);
    }
    leave(Long.MAX_VALUE);
  }

  private void enter(UserType type, long now) throws IOException {
    writer.write(new RunEvent.User(type.name, true, now));
    long stay = SESSION_MILLIS / 2 + random.nextLong(SESSION_MILLIS);
    leaving.add(new Leaving(type.name, now + stay));
  }

  private void leave(long now) throws IOException {
    while (!leaving.isEmpty() && leaving.peek().atMillis <= now) {
      Leaving user = leaving.poll();
      writer.write(new RunEvent.User(user.scenario, false, user.atMillis));
    }
  }

  private void request(UserType type, long now, boolean endsTask) throws IOException {
    Endpoint endpoint = pick(type.endpoints);
    List<String> groups = pick(type.groups);
    boolean ok = random.nextDouble() >= FAILURES;
    long end = now + random.nextInt(DISORDER_MILLIS);
    long start = end - endpoint.millis(random);
    writer.write(
        new RunEvent.Request(
            RunEvent.UNKNOWN_SCENARIO,
            groups,
            endpoint.name,
            start,
            end,
            ok,
            RunEvent.NO_STATUS,
            ok ? "" : pick(MESSAGES)));
    if (endsTask) {
      writer.write(
          new RunEvent.Group(
              RunEvent.UNKNOWN_SCENARIO, groups, start - 10, end, (int) (end - start), ok));
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private record Leaving(String scenario, long atMillis) {}

  private record UserType(String name, List<List<String>> groups, List<Endpoint> endpoints) {

    private static UserType of(String name, List<String> tasks, List<Endpoint> endpoints) {
      return new UserType(
          name, tasks.stream().map(task -> List.of(name, task)).toList(), endpoints);
    }
  }

  private record Endpoint(String name, double medianMillis, double sigma) {

    private long millis(SplittableRandom random) {
      return (long) (medianMillis * Math.exp(sigma * random.nextGaussian()));
    }
  }
}
