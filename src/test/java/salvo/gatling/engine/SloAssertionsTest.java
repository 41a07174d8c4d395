package salvo.gatling.engine;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.Assertion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.slo.Metric;
import salvo.slo.Slo;

class SloAssertionsTest {

  private static final Map<String, List<List<String>>> CALLERS =
      Map.of("healthz", List.of(List.of("regular", "browse"), List.of("health-check", "probe")));

  @Test
  void shouldAssertEveryMetricWhenItIsOfTheWholeRun() {
    assertThat(scala(ofAll(Metric.MEAN, 500), ofAll(Metric.P50, 100), ofAll(Metric.P95, 1000)))
        .containsExactly(
            global().responseTime().mean().lte(500).asScala(),
            global().responseTime().percentile(50).lte(100).asScala(),
            global().responseTime().percentile(95).lte(1000).asScala());
    assertThat(scala(ofAll(Metric.P99, 2000), ofAll(Metric.MAX, 9000)))
        .containsExactly(
            global().responseTime().percentile(99).lte(2000).asScala(),
            global().responseTime().max().lte(9000).asScala());
    assertThat(scala(ofAll(Metric.ofRequests("p99.9"), 3000)))
        .containsExactly(global().responseTime().percentile(99.9).lte(3000).asScala());
    assertThat(scala(ofAll(Metric.ERROR_RATE, 0.01)))
        .containsExactly(global().failedRequests().percent().lte(1.0).asScala());
  }

  @Test
  void shouldAskForTheRequestsOfTheWindowWhenARateIsTheObjective() {
    assertThat(scala(ofAll(Metric.MIN_RPS, 4.25)))
        .containsExactly(global().allRequests().count().gte(43L).asScala());
  }

  @Test
  void shouldAssertOnceForEachTaskWhenItIsOfAnEndpoint() {
    assertThat(scala(new Slo("healthz", Metric.P95, 50)))
        .containsExactly(
            details("regular", "browse", "healthz").responseTime().percentile(95).lte(50).asScala(),
            details("health-check", "probe", "healthz")
                .responseTime()
                .percentile(95)
                .lte(50)
                .asScala());
  }

  @Test
  void shouldAssertNothingOfWhatGatlingCountsOtherwise() {
    Map<String, List<List<String>>> callers =
        Map.of(
            "chat gaps", List.of(List.of("chatter", "chat", RunEvent.BESIDE)),
            "chat tokens", List.of(List.of("chatter", "chat", RunEvent.BESIDE)),
            "all gaps", List.of(List.of("chatter", "chat")));

    assertThat(
            SloAssertions.of(
                List.of(
                    new Slo("chat gaps", Metric.P95, 50),
                    new Slo("chat tokens", Metric.TOKENS_PER_SECOND, 400)),
                callers,
                10))
        .isEmpty();
    assertThat(SloAssertions.of(List.of(new Slo("all gaps", Metric.P95, 50)), callers, 10))
        .hasSize(1);
  }

  @Test
  void shouldAssertNothingWhenNobodyCallsTheEndpoint() {
    assertThat(scala(new Slo("login", Metric.P95, 50))).isEmpty();
  }

  @Test
  void shouldAssertNothingWhenItIsOfAResource() {
    assertThat(scala(new Slo("healthz", Metric.RESOURCE_P95, 50))).isEmpty();
  }

  private static Slo ofAll(Metric metric, double target) {
    return new Slo(Slo.GLOBAL, metric, target);
  }

  private static Stream<Object> scala(Slo... slos) {
    return SloAssertions.of(List.of(slos), CALLERS, 10).stream().map(Assertion::asScala);
  }
}
