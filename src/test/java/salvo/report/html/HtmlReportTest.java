package salvo.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import salvo.analysis.Assessment;
import salvo.analysis.Breakdown;
import salvo.analysis.errors.ErrorCluster;
import salvo.compare.Comparison.Change;
import salvo.report.Golden;
import salvo.report.HourReport;
import salvo.report.RunInfo;
import salvo.report.RunReport;
import salvo.report.SampleComparison;
import salvo.report.SampleErrors;
import salvo.report.SampleReports;
import salvo.report.html.chart.HtmlCharts;
import salvo.resources.ResourceSummary;
import salvo.saved.ReportFiles;
import salvo.slo.Cause;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.slo.Verdict;
import salvo.stats.GroupedRequests;
import salvo.stats.RunStats;

class HtmlReportTest {

  private static final HtmlAssets NO_ASSETS = HtmlAssets.of("", "");
  private static final int MOST_BYTES = 1_500_000;

  @Test
  void shouldShowTheFiguresAndWhatWasMissedWhenARunFails() throws IOException {
    Golden.assertEqual("report-fail.html", page(SampleReports.fail()));
  }

  @Test
  void shouldFoldSamplesUnderTheirCauseAndEscapeThem() {
    RunReport report = SampleReports.fail();
    String cause = report.errors().get(0).cause();

    String page = page(report.with(SampleErrors.of(cause)));

    assertThat(page.split("<details class=\"sample\">", -1)).hasSize(3);
    assertThat(page)
        .contains(
            "<summary>create job, status 500, 250 ms, at ",
            "<summary>job, no status, 1 s, at ",
            "<pre>POST http://127.0.0.1:8080/jobs?key=***<br>X-Key:"
                + " ***<br><br>{&quot;a&quot;:1}<br></pre>",
            "first line<br>"
                + "&lt;script&gt;alert(1)&lt;/script&gt;<br>"
                + "(cut; a body of 5,000 bytes)<br>"
                + "</pre>",
            "<h4>Log of the target</h4>\n<pre>ERROR boom<br>  at Foo<br></pre>")
        .doesNotContain("alert(1)</script>");
    assertThat(page.indexOf("class=\"sample\"")).isGreaterThan(page.indexOf("<h3>" + cause));
    assertThat(page(report)).doesNotContain("class=\"sample\"");
  }

  @Test
  void shouldSayThatThereWasNothingWhenNoRequestWasMade() throws IOException {
    String page = page(SampleReports.noData());

    Golden.assertEqual("report-invalid.html", page);
    assertThat(sections(page)).containsExactly("summary", "errors", "machines", "run");
  }

  @Test
  void shouldShowEverySectionWhenThereIsSomethingToShow() {
    assertThat(sections(page(SampleReports.fail())))
        .containsExactly("summary", "endpoints", "errors", "machines", "run");
  }

  @Test
  void shouldFoldWhatWasNotJudgedWhenARunPasses() {
    assertThat(page(SampleReports.pass()))
        .contains(
            "<summary>Not judged: 3</summary>",
            "<p class=\"note\">No request failed.</p>",
            "<td>p95</td><td class=\"figure\">300 ms</td><td class=\"figure\">2.4</td>");
  }

  @Test
  void shouldNameNothingThatHasToBeFetchedWhenItIsWritten() throws IOException {
    Set<String> targets = new HashSet<>();
    String page = written(SampleReports.fail());
    Matcher named =
        Pattern.compile("\\b(?:src|href|srcset|action|data)=\"([^\"]*)\"").matcher(page);
    while (named.find()) {
      targets.add(named.group(1));
    }

    assertThat(targets).contains("timeseries.csv", "#main", "../index.html");
    assertThat(targets)
        .allMatch(it -> it.startsWith("#") || it.matches("(\\.\\./)?[a-z-]+\\.[a-z.]+"));
    assertThat(page).contains("default-src 'none'");
    assertThat(page)
        .doesNotContain("url(", "@import", "fetch(", "XMLHttpRequest", "import(", "sendBeacon");
  }

  @Test
  void shouldAllowOnlyItsOwnScriptAndStyleWhenItIsWritten() throws IOException {
    HtmlAssets assets = HtmlAssets.load();
    String page = written(SampleReports.fail());

    assertThat(page).contains("script-src " + assets.scriptHash() + ";");
    assertThat(page).contains("style-src " + assets.styleHash() + ";");
    assertThat(page).contains("<script>" + assets.script() + "</script>");
    assertThat(page).contains("<style>" + assets.style() + "</style>");
    assertThat(assets.script())
        .contains("The MIT License (MIT)", "Copyright (c) 2022 Leon Sorokin")
        .doesNotContain("</script", "<!--", "\r");
    assertThat(assets.style()).doesNotContain("</style", "\r");
    assertThat(page).doesNotContain("style=\"", "onclick");
  }

  @Test
  void shouldStaySmallWhenARunLastsAnHour() throws IOException {
    RunReport report = HourReport.report();

    assertThat(report.stats().timeSeries()).hasSize(3_600);
    assertThat(report.stats().usersByScenario()).hasSize(5);
    assertThat(report.stats().endpoints()).hasSize(30);
    assertThat(report.resourceSeries()).hasSize(31);
    assertThat(written(report).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
  }

  @Test
  void shouldShowNamesAsTextWhenTheyHoldMarkupOrControls() {
    String page = page(SampleReports.hostile());

    assertThat(page).doesNotContain("<script>\"", "<script>&");
    assertThat(page)
        .contains(
            "&lt;script&gt;&quot;&amp;&#39;a,b;\u00e9\u0301\\u000a\\u0009",
            "\\u001b[2J\\u001b]0;owned\\u0007GET /",
            "job\\u202egnp.\\u2028\\u0085");
    assertThat(page).matches("[\\n\\P{C}]+");
  }

  @Test
  void shouldKeepTheChartsDataInItsElementWhenAScenarioIsNamedAsItsEnd() {
    String name = "</script><!--<script>\u2028\u202e&";
    RunStats stats =
        new MeasuredRun(1)
            .endpoint("list jobs", SortedTimes.of(5), SortedTimes.of())
            .users(name, 1)
            .users("regular", 2)
            .second(new RunStats.Second(0, 1, 1, 1, 0, 3, 3, 5, 5, 5))
            .stats();
    RunReport report = with(stats, List.of(), SampleReports.pass());

    assertThat(HtmlData.of(report, HtmlCharts.of(report)))
        .contains("\\u003c/script\\u003e\\u003c!--\\u003cscript\\u003e\\\\u2028\\\\u202e\\u0026")
        .matches("[\\P{C}&&[^<>&]]+");
    assertThat(page(report)).containsOnlyOnce("<script type=").containsOnlyOnce("<script>");
  }

  @Test
  void shouldLeaveOutWhatIsNotKnownWhenOnlyALogIsGiven() {
    RunReport known = SampleReports.fail();
    RunInfo run =
        new RunInfo("basic-1", "BasicSimulation", "", "", "", Instant.EPOCH, 60, "3.15.1", false);
    RunReport foreign =
        new RunReport(
            run,
            new RunReport.Judgement(known.verdict(), List.of(), List.of(), Assessment.NONE),
            new RunReport.Figures(
                Optional.empty(),
                known.stats(),
                known.errors(),
                Breakdown.NONE,
                Optional.empty(),
                0),
            new RunReport.Machine(
                ResourceSummary.of(List.of()), List.of(), Optional.empty(), List.of()),
            List.of(),
            Map.of());

    String page = page(foreign);
    assertThat(sections(page)).containsExactly("summary", "endpoints", "errors", "machines", "run");
    assertThat(page)
        .contains(
            "<h1>BasicSimulation</h1>", "<dt>Rate</dt><dd><span class=\"v\">5.83/s</span></dd>")
        .doesNotContain("<dt>Target", "<dt>Profile", "offered</small>", "Settings", "Java<");
  }

  @Test
  void shouldCompareWithTheOtherRunWhenThereIsOne() {
    HtmlComparison comparison =
        new HtmlComparison(
            "baseline <main>",
            Change.REGRESSED,
            List.of("The baseline ran on 4 cores, this run on 2."),
            List.of(
                new HtmlComparison.Row(
                    "create job",
                    "p95",
                    "100 ms",
                    "123 ms",
                    0.23,
                    "+23 %",
                    "+10 % to +36 %",
                    Change.REGRESSED,
                    "")));
    String page =
        HtmlReport.render(SampleReports.pass(), Optional.of(comparison), List.of(), NO_ASSETS);

    assertThat(sections(page)).contains("comparison");
    assertThat(page)
        .contains(
            "<td class=\"figure\">100 ms</td>",
            "<td class=\"figure\">123 ms</td>",
            "</span>\n in comparison with baseline &lt;main&gt;</p>",
            "<li>The baseline ran on 4 cores, this run on 2.</li>",
            "<td class=\"figure\" data-value=\"0.23\">+23 %</td>",
            "<td class=\"figure\">+10 % to +36 %</td>",
            "</svg>REGRESSED</span>");
    assertThat(sections(page(SampleReports.pass()))).doesNotContain("comparison");
  }

  @Test
  void shouldShowEveryFigureOfTheComparisonWhenTheReportHasOne() {
    HtmlComparison shown = HtmlComparison.of(SampleComparison.mixed());

    assertThat(shown.with()).isEqualTo("baselines/content.json (content-1 + content-2)");
    assertThat(shown.outcome()).isEqualTo(Change.REGRESSED);
    assertThat(shown.notes()).hasSize(5).contains("Differs in Java: 17.0.14, then 17.0.15.");
    assertThat(shown.rows()).hasSize(6);
    assertThat(shown.rows().get(1))
        .isEqualTo(
            new HtmlComparison.Row(
                "all requests",
                "error rate",
                "0.08 %",
                "2.41 %",
                0.0241 - 0.0008,
                "+2.3 pt",
                "+1.8 to +3.1",
                Change.REGRESSED,
                ""));
    assertThat(shown.rows().get(5).change()).isNaN();
    assertThat(shown.rows().get(5).reason())
        .isEqualTo("13 requests; p99 needs 1000; runs of 85 min would do");
  }

  @Test
  void shouldCountWhatWasMissedWhenThereAreObjectives() {
    RunReport fail = SampleReports.fail();

    assertThat(HtmlTables.caption(fail.slos())).isEqualTo("7 objectives, 4 missed");
    assertThat(HtmlTables.caption(fail.slos().subList(0, 1))).isEqualTo("1 objective, missed");
    assertThat(HtmlTables.caption(SampleReports.pass().slos().subList(0, 1)))
        .isEqualTo("1 objective, met");
    assertThat(HtmlTables.caption(SampleReports.pass().slos())).isEqualTo("4 objectives, all met");
  }

  @Test
  void shouldShowTheThreeWeightiestReasonsAndFoldTheOthersWhenThereAreMany() {
    String page = page(SampleReports.fail());

    assertThat(page).contains("<summary>1 more reason</summary>");
    assertThat(page.indexOf("all requests: error rate was"))
        .isLessThan(page.indexOf("generate content: p95 was"));
    assertThat(page.indexOf("<summary>1 more reason"))
        .isLessThan(page.indexOf("<li>delete job: p95 has no value"));
  }

  @Test
  void shouldFoldTheMachinesUnlessSomethingIsNotable() {
    assertThat(page(SampleReports.pass()))
        .contains("<details class=\"machines\">", "Nothing notable. ");
    Verdict invalid =
        new Verdict(Verdict.Status.INVALID, List.of(new Cause.InjectorLimit("No processor left.")));
    assertThat(page(SampleReports.pass().judged(invalid)))
        .contains("<details class=\"machines\" open>")
        .doesNotContain("Nothing notable");
  }

  @Test
  void shouldShowNoTasksWhenUserTypesHaveNone() {
    GroupedRequests only =
        new GroupedRequests(List.of("regular"), SampleReports.pass().stats().endpoints().get(0));
    GroupedRequests task =
        new GroupedRequests(
            List.of("regular", "browse", "page"), SampleReports.pass().stats().total());

    assertThat(HtmlTables.tasks(List.of(only)).named()).isFalse();
    HtmlTables.Tasks both = HtmlTables.tasks(List.of(only, task));
    assertThat(both.named()).isTrue();
    assertThat(both.rows())
        .extracting(HtmlTables.TaskRequests::task)
        .containsExactly("", "browse / page");
    assertThat(page(SampleReports.fail())).contains("data-sort=\"text\">Task</th>");
    assertThat(page(SampleReports.hostile())).doesNotContain("data-sort=\"text\">Task</th>");
  }

  @Test
  void shouldFoldTheEndpointsOfAnErrorWhenTheyAreMany() {
    List<String> few = List.of("1", "2", "3", "4", "5", "6");
    List<String> many = List.of("1", "2", "3", "4", "5", "6", "7");

    assertThat(page(withError(few))).contains("<p>At 1, 2, 3, 4, 5, 6</p>");
    assertThat(page(withError(many)))
        .contains("<details><summary>At 7 endpoints</summary>1, 2, 3, 4, 5, 6, 7</details>");
  }

  private static String written(RunReport report) {
    return ReportFiles.text(report, "report.html");
  }

  private static String page(RunReport report) {
    return HtmlReport.render(report, Optional.empty(), List.of("timeseries.csv"), NO_ASSETS);
  }

  private static List<String> sections(String page) {
    List<String> sections = new ArrayList<>();
    Matcher section =
        Pattern.compile("<section[^>]* aria-labelledby=\"([\\w-]+)-title\"").matcher(page);
    while (section.find()) {
      sections.add(section.group(1));
    }
    return sections;
  }

  private static RunReport withError(List<String> endpoints) {
    RunReport pass = SampleReports.pass();
    ErrorCluster error = new ErrorCluster("timeout", 7, 1, 0, 0, endpoints, "slow", "Wait.");
    return with(pass.stats(), List.of(error), pass);
  }

  private static RunReport with(RunStats stats, List<ErrorCluster> errors, RunReport report) {
    return new RunReport(
        report.run(),
        report.judgement(),
        new RunReport.Figures(
            report.offered(), stats, errors, report.breakdown(), report.jobs(), 0),
        new RunReport.Machine(report.resources(), List.of(), report.injector(), List.of()),
        report.warnings(),
        report.configuration());
  }
}
