package salvo.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.SuppressForbidden;
import salvo.e2e.simulations.StreamsSimulation;
import salvo.event.RunEvent;
import salvo.event.StreamDetail;
import salvo.report.csv.RequestsCsvReader;
import salvo.text.PlainJson;

/** What is measured of streams, beside what their server knows of each. */
class StreamsTest {

  private static final String SERVED_AS = "POST /v1/chat/completions";

  /** Their answers are good ones, however they come. */
  private static final List<String> GOOD =
      List.of(
          "plain",
          "reasoning",
          "coalesced",
          "burst",
          "split",
          "comments",
          "crlf",
          "bom",
          "multiline",
          "broken-utf8",
          "no-usage",
          "usage-each",
          "buffered",
          "created");

  private static final Map<String, String> CAUSES =
      new TreeMap<>(
          Map.of(
              "refused", "http 429",
              "error", "error in the stream",
              "truncated", "truncated stream",
              "cut", "closed in the answer",
              "stall", "stalled stream",
              "silent", "no first token in time",
              "empty", "empty answer",
              "endless", "stream too long"));

  @TempDir private Path folder;

  /** One line of a user. */
  private record Measured(
      String id,
      String name,
      double ttft,
      double endToEnd,
      long tokens,
      long contents,
      String failure,
      String retryAfter,
      boolean isBuffered,
      long words) {

    static Measured of(String line) {
      String[] cells = line.split(",");
      return new Measured(
          cells[0],
          cells[1],
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          Long.parseLong(cells[4]),
          Long.parseLong(cells[5]),
          cells[6],
          cells[7],
          Boolean.parseBoolean(cells[8]),
          Long.parseLong(cells[9]));
    }
  }

  /** One line of the sandbox. */
  private record Served(double firstMillis, double lastMillis, long tokens) {}

  @Test
  @SuppressForbidden("how right it is depends on the machine, and is to be read")
  void shouldMeasureWhatTheServerKnowsWhateverAStreamLooksLike() {
    FinishedRun run = run(GOOD, 3, 60, 30, 5);
    Map<String, Served> served = served(run);
    List<Measured> measured = measured();

    assertThat(run.summary().ko()).as(run.console()).isZero();
    assertThat(measured).hasSize(180);
    assertThat(served).containsKeys(measured.stream().map(Measured::id).toArray(String[]::new));
    assertThat(run.summary().requests()).isEqualTo(180);
    assertThat(measured)
        .allSatisfy(
            it -> {
              long tokens = it.name().endsWith("no-usage") ? -1 : served.get(it.id()).tokens();
              assertThat(it.tokens()).as(it.name()).isEqualTo(tokens);
              assertThat(it.failure()).isEqualTo("-");
              if (it.contents() > 30) {
                assertThat(it.isBuffered()).as(it.name()).isEqualTo(it.name().endsWith("buffered"));
              }
            });
    double[] errors =
        measured.stream()
            .mapToDouble(it -> it.ttft() - served.get(it.id()).firstMillis())
            .map(Math::abs)
            .sorted()
            .toArray();
    System.out.println("Error of the time to first token: " + summedUp(errors));
    assertThat(errors[errors.length / 2]).isLessThan(20);
  }

  @Test
  void shouldMeasureBesideTheRequestsWhatGoodStreamsAreJudgedBy() {
    FinishedRun run = run(List.of("plain", "reasoning"), 2, 10, 30, 0);
    Map<String, Figures> figures = run.summary().figures();
    Map<String, List<Measured>> measured = measured().stream().collect(groupingBy(Measured::name));

    assertThat(run.summary().ko()).as(run.console()).isZero();
    measured.forEach(
        (name, all) -> {
          assertThat(figures.get("endpoint " + name + " tokens").requests())
              .as(name)
              .isEqualTo(all.stream().mapToLong(Measured::tokens).sum());
          List<String> each = List.of("", " ttft", " ttfo", " tpot", " gap", " queueing", " pace");
          for (String figure : each) {
            assertThat(figures.get("endpoint " + name + figure).requests())
                .as(name + figure)
                .isEqualTo(all.size());
          }
        });
    assertThat(measured.get("chat plain")).allMatch(it -> it.words() == it.tokens());
    assertThat(run.summary().requests()).isEqualTo(20);
    assertThat(run.console()).containsPattern("(?m)^\\S+ +chat plain .*\n\\S+ +ttft ");
    assertTold(run, measured);
  }

  /** What the summary adds up, and what each row of the requests tells of its stream. */
  private static void assertTold(FinishedRun run, Map<String, List<Measured>> measured) {
    JsonNode streams = run.summary().json().path("streams");
    assertThat(run.summary().violations()).isEmpty();
    assertThat(streams).hasSize(measured.size());
    JsonNode clock = run.summary().json().path("streamClock");
    assertThat(clock.at("/calibration/streams").asInt()).isEqualTo(80);
    assertThat(clock.at("/calibration/wrongCounts").asInt()).isZero();
    assertThat(clock.at("/calibration/ttft/p50").asDouble()).isPositive();
    assertThat(clock.at("/lag/count").asInt()).isPositive();
    assertThat(run.console()).contains("Clock of streams: before the load, in 80 streams");
    for (JsonNode stream : streams) {
      List<Measured> all = measured.get(stream.path("name").asText());
      long tokens = all.stream().mapToLong(Measured::tokens).sum();
      long gaps = all.stream().mapToLong(it -> it.contents() - 1).sum();
      assertThat(stream.path("streams").asInt()).isEqualTo(all.size());
      assertThat(stream.path("counted").asInt()).isEqualTo(all.size());
      assertThat(stream.path("tokensOut").asLong()).isEqualTo(tokens);
      assertThat(stream.path("tokensPerSecond").asDouble()).isPositive();
      assertThat(stream.at("/gaps/count").asLong()).isEqualTo(gaps);
    }
    List<RunEvent> rows = new ArrayList<>();
    try {
      RequestsCsvReader.read(run.file("requests.csv.gz"), rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<StreamDetail> told =
        rows.stream()
            .map(RunEvent.Request.class::cast)
            .filter(it -> !it.isBeside())
            .map(it -> it.stream().orElseThrow())
            .toList();
    assertThat(told)
        .hasSize(20)
        .allSatisfy(
            it -> {
              assertThat(it.headersNanos()).isBetween(1L, it.firstByteNanos());
              assertThat(it.firstContentNanos()).isBetween(it.firstByteNanos(), it.endNanos());
              assertThat(it.finishReason()).isEqualTo("stop");
            });
    assertThat(told.stream().mapToLong(it -> it.tokens().out()).sum())
        .isEqualTo(
            measured.values().stream().flatMap(List::stream).mapToLong(Measured::tokens).sum());
  }

  @Test
  void shouldFailByNameWhenAStreamIsNone() {
    FinishedRun run = run(List.copyOf(CAUSES.keySet()), 2, 12, 3, 0);
    Map<String, List<String>> expected = new TreeMap<>();
    CAUSES.forEach((quirk, cause) -> expected.put(cause, List.of("chat " + quirk)));
    List<Measured> measured = measured();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().endpointsByCause()).isEqualTo(expected);
    assertThat(run.summary().figures().keySet()).noneMatch(it -> it.endsWith(" ttft"));
    assertThat(run.served().get(SERVED_AS).values().stream().mapToLong(it -> it).sum())
        .isEqualTo(run.summary().requests())
        .isEqualTo(24);
    assertThat(measured)
        .filteredOn(it -> it.name().endsWith("refused"))
        .isNotEmpty()
        .allMatch(it -> it.retryAfter().equals("2") && it.failure().equals("-"));
  }

  private FinishedRun run(
      List<String> quirks, int users, int requests, int patience, int warmUpSeconds) {
    return GatlingLaunch.of(StreamsSimulation.class, folder)
        .with("streams.quirks", String.join(",", quirks))
        .with("streams.patience", patience)
        .with("streams.records", folder.resolve("records.csv"))
        .with("profile", "users-requests-light")
        .with("users", users)
        .with("requests", requests)
        .with("salvo.sandbox.scale", 0.3)
        .with("salvo.warmUp.duration", warmUpSeconds + " s")
        .with("salvo.warmUp.tasksPerSecond", 20)
        .start()
        .await();
  }

  private List<Measured> measured() {
    return FinishedRun.text(folder.resolve("records.csv")).lines().map(Measured::of).toList();
  }

  private static Map<String, Served> served(FinishedRun run) {
    return FinishedRun.text(run.file("sandbox.log"))
        .lines()
        .map(StreamsTest::json)
        .filter(it -> it.has("stream"))
        .collect(
            toMap(
                it -> it.path("stream").asText(),
                it ->
                    new Served(
                        it.path("firstNanos").asLong() / 1e6,
                        it.path("lastNanos").asLong() / 1e6,
                        it.path("tokens").asLong())));
  }

  private static JsonNode json(String line) {
    try {
      return PlainJson.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static String summedUp(double[] sorted) {
    return String.format(
        Locale.ROOT,
        "median %.3f ms, p99 %.3f ms, largest %.3f ms of %d",
        sorted[sorted.length / 2],
        sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
        sorted[sorted.length - 1],
        sorted.length);
  }
}
