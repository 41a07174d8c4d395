package salvo.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.report.HourReport;
import salvo.report.SampleReports;
import salvo.report.StreamReport;
import salvo.report.html.HtmlCell.Standing;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloResult;

class HtmlMatrixTest {

  private final HtmlMatrix failed = HtmlMatrix.of(SampleReports.fail());

  @Test
  void shouldShowTheWorstEndpointFirstWhenObjectivesAreMissed() {
    assertThat(failed.rows())
        .extracting(HtmlEndpoint::name)
        .containsExactly("delete job", "generate content", "list jobs", "create job");
    assertThat(failed.caption()).isEqualTo("4 endpoints, 2 miss an objective");
  }

  @Test
  void shouldShowThoseThatFailFirstWhenThereIsNoObjective() {
    assertThat(HtmlMatrix.of(SampleReports.pass()).rows())
        .extracting(HtmlEndpoint::name)
        .containsExactly("check health", "create job", "list jobs");
  }

  @Test
  void shouldShowFiguresAfterTheirRequestWhenThereAreSome() {
    HtmlMatrix streams = HtmlMatrix.of(StreamReport.report());

    assertThat(streams.rows())
        .extracting(HtmlEndpoint::name, HtmlEndpoint::request)
        .containsExactly(
            tuple("chat", ""),
            tuple("chat ttft", "chat"),
            tuple("chat gap", "chat"),
            tuple("chat gaps", "chat"),
            tuple("chat tokens", "chat"),
            tuple("job", ""),
            tuple("chat turn 1", ""),
            tuple("chat turn 1 ttft", "chat turn 1"),
            tuple("embeddings", ""));
    assertThat(streams.caption()).isEqualTo("4 endpoints with 5 figures, 1 misses an objective");
    assertThat(streams.hasFigures()).isTrue();
    assertThat(failed.hasFigures()).isFalse();
  }

  @Test
  void shouldHaveAColumnForEachMetricThatHasAnObjective() {
    assertThat(failed.columns())
        .extracting(HtmlMatrix.Column::label)
        .containsExactly("Requests", "Rate", "Errors", "p50", "p95", "p99", "Max");
  }

  @Test
  void shouldShowTheObjectiveBesideTheFigureWhenThereIsOne() {
    HtmlCell p95 = cell(failed.total(), "p95");

    assertThat(p95.text()).isEqualTo("6.3 s");
    assertThat(p95.bound()).isEqualTo("≤ 5 s");
    assertThat(p95.standing()).isEqualTo(Standing.MISSED);
    assertThat(cell(failed.total(), "errorRate").standing()).isEqualTo(Standing.FAR);
    assertThat(cell(failed.total(), "minRps").standing()).isEqualTo(Standing.MET);
  }

  @Test
  void shouldSayThatThereIsNoDataWhenAnEndpointWasNeverCalled() {
    HtmlEndpoint never = failed.rows().get(0);

    assertThat(never.hasRequests()).isFalse();
    assertThat(cell(never, "p95").text()).isEqualTo("no data");
    assertThat(cell(never, "p95").standing()).isEqualTo(Standing.MISSED);
    assertThat(cell(never, "p99").text()).isEqualTo("-");
  }

  @Test
  void shouldNoteFailuresWhenThereIsNoObjectiveForThem() {
    HtmlEndpoint create = failed.rows().get(3);

    assertThat(cell(create, "errorRate").text()).isEqualTo("50 %");
    assertThat(cell(create, "errorRate").standing()).isEqualTo(Standing.NOTED);
    assertThat(cell(failed.rows().get(2), "errorRate").standing()).isEqualTo(Standing.NONE);
  }

  @Test
  void shouldOpenToWhatBelongsToTheEndpointWhenARowIsOpened() {
    HtmlEndpoint create = failed.rows().get(3);

    assertThat(create.tasks())
        .extracting(it -> it.userType() + " " + it.task() + " " + it.part())
        .containsExactly("regular create 0");
    assertThat(create.causes()).extracting(it -> it.cause()).contains("http 503", "http 429");
    assertThat(failed.rows().get(1).slowest())
        .extracting(it -> it.millis())
        .containsExactly(8_000L, 6_100L);
    assertThat(create.outcomes()).containsExactly("Statuses: 200 (100), 500 (100).");
    assertThat(create.parts()).containsExactly(0);
  }

  @Test
  void shouldCountEachRequestOnceWhenAnEndpointIsOfSeveralTasks() {
    HtmlMatrix hour = HtmlMatrix.of(HourReport.report());

    assertThat(hour.rows().stream().flatMap(it -> it.parts().stream()))
        .containsExactlyInAnyOrderElementsOf(hour.total().parts());
    assertThat(hour.total().parts()).hasSize(60);
    assertThat(hour.rows().get(0).slowest()).hasSize(5);
  }

  @Test
  void shouldTellDistancesAsPeopleDoWhenAFigureIsFarFromItsObjective() {
    assertThat(distance(Metric.P95, 100, 126)).isEqualTo("26 % above");
    assertThat(distance(Metric.P95, 100, 9_902)).isEqualTo("99 times the objective");
    assertThat(distance(Metric.P95, 100, 88)).isEqualTo("12 % below");
    assertThat(distance(Metric.P95, 100, 100)).isEqualTo("exactly the objective");
    assertThat(distance(Metric.ERROR_RATE, 0, 0.1)).isEqualTo("none are allowed");
    assertThat(distance(Metric.MIN_RPS, 10, 4)).isEqualTo("60 % below");
    assertThat(
            HtmlCell.distance(
                SloResult.of(slo(Metric.P95, 1), OptionalDouble.empty(), OptionalDouble.empty())))
        .isEqualTo("no data");
  }

  @Test
  void shouldStandByWhatIsLeftWhenAnObjectiveIsJudged() {
    assertThat(standing(Metric.P95, 100, 80)).isEqualTo(Standing.MET);
    assertThat(standing(Metric.P95, 100, 95)).isEqualTo(Standing.CLOSE);
    assertThat(standing(Metric.P95, 100, 101)).isEqualTo(Standing.MISSED);
    assertThat(standing(Metric.P95, 100, 200)).isEqualTo(Standing.FAR);
    assertThat(standing(Metric.MIN_RPS, 10, 5)).isEqualTo(Standing.FAR);
    assertThat(standing(Metric.MIN_RPS, 10, 9)).isEqualTo(Standing.MISSED);
    assertThat(standing(Metric.ERROR_RATE, 0, 0)).isEqualTo(Standing.MET);
  }

  private static String distance(Metric metric, double target, double actual) {
    return HtmlCell.distance(result(metric, target, actual));
  }

  private static Standing standing(Metric metric, double target, double actual) {
    return HtmlCell.standing(result(metric, target, actual));
  }

  private static SloResult result(Metric metric, double target, double actual) {
    return SloResult.of(slo(metric, target), OptionalDouble.of(actual), OptionalDouble.empty());
  }

  private static Slo slo(Metric metric, double target) {
    return new Slo("create job", metric, target);
  }

  private static HtmlCell cell(HtmlEndpoint row, String key) {
    return row.cells().stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
  }
}
