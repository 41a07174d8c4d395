package salvo.live.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import salvo.event.RunEvent;
import salvo.live.LivePercentiles;
import salvo.live.LiveState;
import salvo.live.LiveTotals;
import salvo.live.count.LiveExtras;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.stats.cost.CostTotals;
import salvo.stats.cost.Used;
import salvo.stats.stream.FineTimes;
import salvo.stats.stream.TestStreams;

class RunMetricsTest {

  private static final ResourceSample SAMPLE =
      new ResourceSample(
          1_000,
          1_000,
          OptionalDouble.of(0.25),
          Optional.empty(),
          Optional.of(new ProcessSample(OptionalDouble.of(1.5), 400)),
          Optional.empty(),
          Optional.empty());

  private final RunMetrics metrics =
      new RunMetrics(
          new RunMetrics.Run("ContentSimulation", "content", "smoke", List.of()),
          scenario -> !scenario.startsWith("warm-up"),
          () -> 7,
          () -> Optional.of(SAMPLE),
          () ->
              List.of(
                  new LiveState.Injector("injector 0", 40, 1, 9.5, 0.25, 3, 120, false),
                  new LiveState.Injector("injector 1", 12, 0, 0, 0.1, 2, 80, true)),
          Optional.of(() -> new LiveTotals(52, 1, 9, new LivePercentiles(40, 120, 250))));

  @Test
  void shouldCountRequestsTimesErrorsAndUsers() throws IOException {
    metrics.accept(new RunEvent.User("regular", true, 1));
    metrics.accept(new RunEvent.User("regular", true, 1));
    metrics.accept(new RunEvent.User("regular", false, 2));
    metrics.accept(new RunEvent.User("warm-up load", true, 1));
    metrics.accept(request("create job", 40, true, 201, ""));
    metrics.accept(request("create job", 300, true, 201, ""));
    metrics.accept(request("create job", 5, false, 503, "status.find.is(201), found 503"));

    assertThat(text().lines())
        .contains(
            "salvo_requests_total{endpoint=\"create job\",result=\"ok\"} 2.0",
            "salvo_requests_total{endpoint=\"create job\",result=\"ko\"} 1.0",
            "salvo_response_time_seconds_bucket{endpoint=\"create job\",le=\"0.005\"} 1",
            "salvo_response_time_seconds_bucket{endpoint=\"create job\",le=\"0.05\"} 2",
            "salvo_response_time_seconds_bucket{endpoint=\"create job\",le=\"+Inf\"} 3",
            "salvo_response_time_seconds_count{endpoint=\"create job\"} 3",
            "salvo_errors_total{cause=\"http 503\"} 1.0",
            "salvo_users{scenario=\"regular\"} 1.0",
            "salvo_tasks_started_total 7.0",
            "salvo_run_info{profile=\"smoke\",simulation=\"ContentSimulation\","
                + "system=\"content\"} 1");
  }

  @Test
  void shouldCountTokensGapsLagAndCosts() throws IOException {
    FineTimes lag = new FineTimes();
    lag.add(1_000_000);
    CostTotals cost = new CostTotals("chat", "EUR", 4, new BigDecimal("0.5"), 2);
    metrics.tell(
        () -> new LiveExtras(lag, List.of(cost), Used.NOTHING),
        Optional.of(() -> new LiveExtras(lag, List.of(cost.plus(cost)), Used.NOTHING)));
    metrics.accept(
        new RunEvent.Request(
            "regular",
            List.of(RunEvent.BESIDE),
            "chat tokens",
            1_000,
            1_020,
            true,
            0,
            "412 times"));

    assertThat(text().lines())
        .contains(
            "salvo_beside_total{endpoint=\"chat tokens\",result=\"ok\"} 412.0",
            "salvo_beside_time_seconds_count{endpoint=\"chat tokens\"} 412",
            "salvo_stream_lag_seconds{quantile=\"0.99\"} 0.001",
            "salvo_cost_total{currency=\"EUR\",endpoint=\"chat\"} 0.5",
            "salvo_cost_per_good_answer{currency=\"EUR\",endpoint=\"chat\"} 0.25",
            "salvo_all_cost_total{currency=\"EUR\",endpoint=\"chat\"} 1.0");
  }

  @Test
  @Timeout(10)
  void shouldTakeNoTimeToCountWhatAServerClaims() throws IOException {
    metrics.accept(
        new RunEvent.Request(
            "regular",
            List.of(RunEvent.BESIDE),
            "chat tokens",
            1_000,
            1_000,
            true,
            0,
            "1000000000000 times"));

    assertThat(text().lines())
        .contains("salvo_beside_time_seconds_count{endpoint=\"chat tokens\"} 1000000000000");
  }

  @Test
  void shouldCountTheTokensThatTheTargetCounts() throws IOException {
    metrics.accept(request("chat", 40, true, 200, "").with(TestStreams.counted()));
    metrics.accept(request("chat", 40, true, 200, "").with(TestStreams.counted()));
    metrics.accept(request("chat", 40, false, 200, "").with(TestStreams.counted()));
    metrics.accept(request("talk", 40, true, 200, "").with(TestStreams.uncounted()));

    assertThat(text().lines())
        .contains(
            "salvo_stream_tokens_total{endpoint=\"chat\",kind=\"in\"} 200.0",
            "salvo_stream_tokens_total{endpoint=\"chat\",kind=\"out\"} 82.0",
            "salvo_stream_tokens_total{endpoint=\"chat\",kind=\"cached\"} 128.0",
            "salvo_stream_tokens_total{endpoint=\"chat\",kind=\"reasoning\"} 20.0")
        .noneMatch(it -> it.startsWith("salvo_stream_tokens_total{endpoint=\"talk\""));
  }

  @Test
  void shouldGiveNoValueWhenSomethingWasNotSampled() throws IOException {
    assertThat(text())
        .contains("salvo_machine_cpu_ratio 0.25\n", "salvo_injector_cpu_cores 1.5\n")
        .doesNotContain("\nsalvo_target_cpu_cores ", "\nsalvo_machine_memory_ratio ");
  }

  @Test
  void shouldTellOfEachInjectorWhenThereAreSeveral() throws IOException {
    assertThat(text().lines())
        .contains(
            "salvo_injector_requests_total{injector=\"injector 0\"} 40.0",
            "salvo_injector_requests_total{injector=\"injector 1\"} 12.0",
            "salvo_injector_failures_total{injector=\"injector 0\"} 1.0",
            "salvo_injector_cpu_ratio{injector=\"injector 0\"} 0.25",
            "salvo_injector_delay_seconds{injector=\"injector 0\"} 0.003",
            "salvo_injector_p95_seconds{injector=\"injector 0\"} 0.12",
            "salvo_injector_up{injector=\"injector 1\"} 0.0",
            "salvo_all_requests_total 52.0",
            "salvo_all_failures_total 1.0",
            "salvo_all_users 9.0",
            "salvo_all_response_time_seconds{quantile=\"0.95\"} 0.12");
  }

  @Test
  void shouldEscapeNamesWhateverTheyContain() throws IOException {
    metrics.accept(request("a\"b\\c\nd", 1, true, 200, ""));

    assertThat(text().lines())
        .contains("salvo_requests_total{endpoint=\"a\\\"b\\\\c\\nd\",result=\"ok\"} 1.0");
  }

  @Test
  void shouldCountAsOtherWhenThereAreTooManyEndpoints() throws IOException {
    for (int i = 0; i < 1_500; i++) {
      metrics.accept(request("product " + i, 1, false, 0, "gone " + i));
    }

    assertThat(text().lines().filter(it -> it.startsWith("salvo_requests_total{")).count())
        .isLessThanOrEqualTo(2 * 1_001);
    assertThat(text())
        .contains("salvo_requests_total{endpoint=\"other\",result=\"ko\"} 500.0\n")
        .contains("salvo_errors_total{cause=\"other\"} 1500.0\n");
  }

  private String text() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static RunEvent.Request request(
      String name, long millis, boolean ok, int status, String message) {
    return new RunEvent.Request(
        "regular", List.of("regular"), name, 1_000, 1_000 + millis, ok, status, message);
  }
}
