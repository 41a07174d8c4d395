package salvo.report.html.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.report.RunReport;
import salvo.report.SampleReports;
import salvo.report.html.chart.HtmlChart.Series;

class HtmlChartTest {

  @Test
  void shouldChartLoadTimesAndUsersWhenSomeRequestsFailed() {
    List<HtmlChart> charts = HtmlCharts.of(SampleReports.fail());

    assertThat(charts).extracting(HtmlChart::id).containsExactly("load", "times", "users");
    assertThat(charts.get(0).series())
        .extracting(Series::label, Series::failures)
        .containsExactly(tuple("finished", false), tuple("failed", true));
  }

  @Test
  void shouldLeaveOutFailuresAndScenariosWhenThereIsNothingToTellApart() {
    List<HtmlChart> charts = HtmlCharts.of(SampleReports.pass());

    assertThat(charts.get(0).series()).extracting(Series::label).containsExactly("finished");
    assertThat(charts.get(2).series()).extracting(Series::label).containsExactly("all users");
  }

  @Test
  void shouldDrawTheObjectivesOfTheWholeRunWhenThereAreAny() {
    List<HtmlChart> charts = HtmlCharts.of(SampleReports.fail());

    assertThat(charts.get(0).limits()).containsExactly(new HtmlChart.Limit("rate ≥ 4/s", 4));
    assertThat(charts.get(1).limits()).containsExactly(new HtmlChart.Limit("p95 ≤ 5 s", 5_000));
    assertThat(charts.get(2).limits()).isEmpty();
  }

  @Test
  void shouldDrawTheLoadThatWasOfferedWhenItsStagesAreKnown() {
    RunReport open = SampleReports.staged();

    assertThat(HtmlCharts.of(open).get(0).series())
        .contains(new Series("offered", List.of(12.75, 25.5, Double.NaN)));
  }

  @Test
  void shouldShowNoResponseTimeWhenNoRequestEndedInAStep() {
    assertThat(HtmlCharts.of(SampleReports.pass()).get(1).series().get(1).values())
        .containsExactly(950.0, Double.NaN, 4_950.0);
  }

  @Test
  void shouldTellThePeaksInWordsWhenItHasHeadlines() {
    RunReport report = SampleReports.pass();

    assertThat(HtmlCharts.of(report))
        .extracting(it -> it.inWords(report.stats().timeSeries()))
        .containsExactly(
            "Peak of finished: 900/s at 0:02.",
            "Peak of p99: 5 s at 0:02. Peak of p95: 4.95 s at 0:02.",
            "Peak of all users: 10 at 0:00.");
  }

  @Test
  void shouldHaveNoChartWhenNothingHappened() {
    assertThat(HtmlCharts.of(SampleReports.noData())).isEmpty();
  }

  @Test
  void shouldTakeTheUnitThatFitsItsValuesWhenTheyAreBytes() {
    assertThat(unit(48)).isEqualTo("B/s");
    assertThat(unit(47_900)).isEqualTo("kB/s");
    assertThat(unit(2.5e6)).isEqualTo("MB/s");
    assertThat(unit(3e9)).isEqualTo("GB/s");
  }

  private static String unit(double largest) {
    return new HtmlChart(
            "net",
            "Network",
            HtmlUnit.BYTES_PER_SECOND,
            List.of(new Series("sent", List.of(0.0, largest, Double.NaN))),
            1)
        .scale()
        .label();
  }

  @Test
  void shouldReadTimesAsAClockWhenTheyAreLong() {
    assertThat(HtmlTime.ofRun(59_999)).isEqualTo("0:59");
    assertThat(HtmlTime.ofRun(3_723_000)).isEqualTo("1:02:03");
    assertThat(HtmlTime.ofRun(-61_000)).isEqualTo("-1:01");
  }
}
