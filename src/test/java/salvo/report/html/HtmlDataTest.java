package salvo.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.report.HourReport;
import salvo.report.RunReport;
import salvo.report.SampleReports;
import salvo.report.html.chart.HtmlChart;
import salvo.report.html.chart.HtmlChart.Series;
import salvo.report.html.chart.HtmlCharts;
import salvo.report.html.chart.HtmlUnit;

class HtmlDataTest {

  @Test
  void shouldRoundToWhatAChartShowsWhenItsDataIsWritten() {
    List<Double> values = List.of(0.12345, Double.NaN, 1.0);
    HtmlChart chart =
        new HtmlChart("cpu", "CPU", HtmlUnit.SHARE, List.of(new Series("all", values)), 1);

    assertThat(HtmlData.of(SampleReports.pass(), List.of(chart)))
        .startsWith(
            "{\"startMillis\":1700000000000,\"stepSeconds\":1,\"steps\":3,\"stages\":[],"
                + "\"changes\":[],\"charts\":[{\"id\":\"cpu\",\"unit\":\"%\","
                + "\"series\":[{\"label\":\"all\",\"scale\":100,\"values\":\"");
  }

  @Test
  void shouldMarkWhatFailedAndTellObjectivesWhenItsDataIsWritten() {
    RunReport report = SampleReports.fail();

    assertThat(HtmlData.of(report, HtmlCharts.of(report)))
        .contains("{\"label\":\"failed\",\"failed\":true,")
        .containsOnlyOnce("\"failed\":true")
        .contains("\"limits\":[{\"label\":\"p95 ≤ 5 s\",\"value\":5000.0}]")
        .doesNotContain("\"counts\"");
  }

  @Test
  void shouldTellWhereStagesBeginWhenTheyAreKnown() {
    assertThat(HtmlData.of(SampleReports.staged(), List.of())).contains("\"stages\":[1]");
  }

  @Test
  void shouldCountEachSecondExactlyWhenAnHourFits() {
    RunReport hour = HourReport.report();

    assertThat(HtmlData.of(hour, List.of()))
        .contains("\"counts\":{\"beginMillis\":0,\"stepSeconds\":1,\"grain\":0,\"sets\":[");
  }
}
