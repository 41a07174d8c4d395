package salvo.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.report.RunReport;
import salvo.report.SampleReports;
import salvo.report.html.HtmlChart.Series;
import salvo.stats.Distribution;

class HtmlChartTest {

  @Test
  void shouldChartWhatARunHasWhenSomeRequestsFailed() {
    assertThat(HtmlCharts.of(SampleReports.fail()))
        .extracting(HtmlChart::id)
        .containsExactly("response-times", "throughput", "errors", "users", "resource-share");
  }

  @Test
  void shouldLeaveOutErrorsAndScenariosWhenThereIsNothingToTellApart() {
    List<HtmlChart> charts = HtmlCharts.of(SampleReports.pass());

    assertThat(charts)
        .extracting(HtmlChart::id)
        .containsExactly("response-times", "throughput", "users", "resource-share");
    assertThat(charts.get(2).series()).extracting(Series::label).containsExactly("all users");
  }

  @Test
  void shouldShowNoResponseTimeWhenNoRequestEndedInAStep() {
    assertThat(HtmlCharts.of(SampleReports.pass()).get(0).series().get(1).values())
        .containsExactly(950.0, Double.NaN, 4_950.0);
  }

  @Test
  void shouldTellThePeaksInWordsWhenItHasHeadlines() {
    RunReport report = SampleReports.pass();

    assertThat(HtmlCharts.of(report))
        .extracting(it -> it.inWords(report.stats().timeSeries()))
        .containsExactly(
            "Peak of p99: 5 s at 0:02. Peak of p95: 4.95 s at 0:02. Peak of p50: 1.45 s at 0:02.",
            "Peak of requests finished: 900/s at 0:02.",
            "Peak of all users: 10 at 0:00.",
            "Peak of CPU: 25 % at 0:00.");
  }

  @Test
  void shouldHaveNoChartWhenNothingHappened() {
    assertThat(HtmlCharts.of(SampleReports.noData())).isEmpty();
  }

  @Test
  void shouldRoundToWhatAChartShowsWhenItsDataIsWritten() {
    RunReport report = SampleReports.pass();
    List<Double> values = List.of(0.12345, Double.NaN, 1.0);
    HtmlChart chart =
        new HtmlChart("cpu", "CPU", HtmlUnit.SHARE, List.of(new Series("all", values)), 1);

    assertThat(HtmlData.of(report, List.of(chart), Distribution.of(report.stats().total())))
        .startsWith(
            "{\"startMillis\":1700000000000,\"stepSeconds\":1,\"steps\":3,\"changes\":[],\"charts\":[{\"id\":\"cpu\","
                + "\"unit\":\"%\",\"series\":[{\"label\":\"all\",\"values\":[12.35,null,100]}]}],");
  }

  @Test
  void shouldMarkWhatFailedWhenItsDataIsWritten() {
    RunReport report = SampleReports.fail();

    assertThat(HtmlData.of(report, HtmlCharts.of(report), Distribution.of(report.stats().total())))
        .contains("{\"label\":\"requests failed\",\"failed\":true,\"values\":[120]}")
        .containsOnlyOnce("\"failed\":true");
  }

  @Test
  void shouldReadTimesAsAClockWhenTheyAreLong() {
    assertThat(HtmlTime.ofRun(59_999)).isEqualTo("0:59");
    assertThat(HtmlTime.ofRun(3_723_000)).isEqualTo("1:02:03");
    assertThat(HtmlTime.ofRun(-61_000)).isEqualTo("-1:01");
  }
}
