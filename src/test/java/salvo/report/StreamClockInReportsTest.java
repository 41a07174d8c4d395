package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.report.console.ConsoleVerdict;
import salvo.report.html.HtmlReport;
import salvo.report.json.SummaryJson;
import salvo.report.markdown.SummaryMarkdown;
import salvo.stats.stream.FineTimes;
import salvo.stats.stream.StreamClock;
import salvo.text.PlainJson;

/** How exact the times of streams are, in every report that tells it. */
class StreamClockInReportsTest {

  private static final String LAG = "event loops late by p50 0.1 ms, p99 0.1 ms, max 2 ms";
  private static final String CALIBRATION =
      "before the load, in 3 streams of known times over HTTP/2 with TLS, times to first token were"
          + " off by 0.05 ms (p99 1 ms) and gaps by 0.02 ms (p99 0.02 ms), token counts wrong in 1";

  private final RunReport report = report(Optional.of(clock()));

  @Test
  void shouldTellOfItWhereverStreamsAre() {
    assertThat(HtmlReport.text(report, List.of()))
        .contains("<p class=\"note\">Clock of streams: " + LAG + "; " + CALIBRATION + ".</p>");
    assertThat(SummaryMarkdown.text(report, List.of()))
        .contains("| Clock of streams | Event loops late by p50 0.1 ms", CALIBRATION);
    assertThat(ConsoleVerdict.render(report, Path.of("run"), false, false))
        .contains("Clock       of streams: event loops late by p50 0.1 ms, p99 0.1 ms, max 2 ms;");
  }

  @Test
  void shouldHaveItInTheSummary() throws IOException {
    JsonNode clock = PlainJson.MAPPER.readTree(SummaryJson.text(report)).path("streamClock");

    assertThat(clock.path("watchedSeconds").asDouble()).isEqualTo(2);
    assertThat(clock.at("/lag/count").asInt()).isEqualTo(200);
    assertThat(clock.at("/lag/max").asDouble()).isEqualTo(2);
    assertThat(clock.at("/calibration/streams").asInt()).isEqualTo(3);
    assertThat(clock.at("/calibration/wrongCounts").asInt()).isEqualTo(1);
    assertThat(clock.at("/calibration/ttft/p99").asDouble()).isEqualTo(1);
    assertThat(clock.at("/calibration/gap/p50").asDouble()).isEqualTo(0.02);
  }

  @Test
  void shouldSayNothingOfItWhenThereWereNoStreams() {
    RunReport none = report(Optional.empty());

    assertThat(SummaryJson.text(none)).doesNotContain("streamClock");
    assertThat(HtmlReport.text(none, List.of())).doesNotContain("Clock of streams");
    assertThat(ConsoleVerdict.render(none, Path.of("run"), false, false))
        .doesNotContain("of streams");
  }

  @Test
  void shouldAddUpWhenSeveralInjectorsHaveOne() {
    StreamClock.Limit limit = new StreamClock.Limit("chat", "ttft", "a.key", 500);
    StreamClock one =
        new StreamClock(FineTimes.of(Map.of(50_000L, 2L)), 3, Optional.empty(), List.of(limit));
    StreamClock sum = one.plus(clock()).plus(one);

    assertThat(sum.lag().count()).isEqualTo(204);
    assertThat(sum.watchedMillis()).isEqualTo(2_000);
    assertThat(sum.calibration()).isEqualTo(clock().calibration());
    assertThat(clock().plus(clock()).calibration().orElseThrow().streams()).isEqualTo(6);
    assertThat(sum.limits()).containsExactly(limit);
  }

  private static StreamClock clock() {
    return new StreamClock(
        FineTimes.of(Map.of(100_000L, 199L, 2_000_000L, 1L)),
        2_000,
        Optional.of(
            new StreamClock.Calibration(
                "HTTP/2 with TLS",
                3,
                1,
                FineTimes.of(Map.of(50_000L, 2L, 1_000_000L, 1L)),
                FineTimes.of(Map.of(20_000L, 3L)))),
        List.of());
  }

  private static RunReport report(Optional<StreamClock> clock) {
    RunReport pass = SampleReports.pass();
    return new RunReport(
        pass.run(),
        pass.judgement(),
        pass.figures(),
        new RunReport.Machine(pass.resources(), List.of(), pass.injector(), List.of(), clock),
        pass.warnings(),
        Map.of());
  }
}
