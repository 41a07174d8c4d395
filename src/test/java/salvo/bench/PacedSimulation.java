package salvo.bench;

import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.stream.Streams.openAiChat;
import static salvo.gatling.stream.Streams.stream;
import static salvo.gatling.users.UserType.users;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.Session;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import salvo.gatling.LoadSimulation;
import salvo.gatling.stream.record.StreamRecord;

/**
 * Users who have one stream of {@link PacedStreams} after the other, and know how far off it is.
 */
public final class PacedSimulation extends LoadSimulation {

  private static final Duration SHORTEST = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Map<Double, Long> errors = new ConcurrentSkipListMap<>();

  public PacedSimulation() {
    super("paced");
    setUp(
            load(
                users("asker")
                    .thinkTime(SHORTEST, LONGEST)
                    .task(
                        "ask",
                        1,
                        CoreDsl.exec(
                            stream(http("chat").get("/"), openAiChat())
                                .saveTextAs("text")
                                .then(this::compare)))))
        .assertions(slos());
  }

  private Session compare(Session session, StreamRecord record) {
    String text = session.getString("text");
    if (recording().records(session) && text.startsWith("at=")) {
      long sent = Long.parseLong(text.substring(3, text.indexOf('=', 3)));
      errors.merge(Math.abs(record.stamps().firstContent() - sent) / 1e6, 1L, Long::sum);
    }
    return session.set("text", "");
  }

  @Override
  protected Optional<String> conclusion() {
    double[] sorted = errors.keySet().stream().mapToDouble(it -> it).toArray();
    if (sorted.length == 0) {
      return Optional.of("No stream has ended.");
    }
    long used =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Paced: ttft off by %.3f ms in the median, %.3f ms at p99, %.3f ms at most, of %d;"
                + " processor time %.1f s.",
            sorted[sorted.length / 2],
            sorted[(int) (sorted.length * 0.99)],
            sorted[sorted.length - 1],
            sorted.length,
            used / 1e9));
  }
}
