package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import salvo.analysis.Capacity;
import salvo.compare.Comparison.Change;
import salvo.e2e.Waiting;
import salvo.report.html.HtmlAssets;
import salvo.report.html.HtmlComparison;
import salvo.report.html.HtmlReport;
import salvo.saved.ReportFiles;
import salvo.stats.RunStats;
import salvo.stats.request.Summary;
import salvo.text.Quantity;
import salvo.text.TerminalText;

/** Opens {@code report.html} as a reader does; skipped where there is no browser to open it in. */
class ReportInBrowserIT {

  private static final int CHARTS = 3;

  /** Whether each chart shows more than an empty frame. */
  private static final String DRAWN =
      """
      return [...document.querySelectorAll('.chart canvas')].map(canvas => {
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(pixels.buffer)).size > 10;
      });
      """;

  private static final String IMAGES =
      "return [...document.querySelectorAll('.strip canvas')].map(it => it.toDataURL());";

  private static final String OWN_CHARTS =
      "return document.querySelectorAll('.detail.open .own-charts canvas').length";

  private static final String CAPACITY_KEYS =
      "return [...document.querySelectorAll('#capacity-chart .key')].map(it => it.innerText)";

  /** Those of the colour that no measured series of the chart has. */
  private static final String PIXELS_OF_CURVE =
      """
      const canvas = document.querySelector('#capacity-chart canvas');
      const context = canvas.getContext('2d');
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      context.fillStyle =
        getComputedStyle(document.documentElement).getPropertyValue('--series-3').trim();
      const wanted = Number.parseInt(context.fillStyle.slice(1), 16);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        count += data[i] * 65536 + data[i + 1] * 256 + data[i + 2] === wanted && data[i + 3] > 0;
      }
      return count;
      """;

  private static final String SIZES =
      """
      const charts = [...document.querySelectorAll('.uplot')].map(it => it.clientWidth);
      return Math.max(document.documentElement.scrollWidth, ...charts);
      """;

  @TempDir private static Path folder;
  private static Chromium browser;
  private static Path hour;
  private static Path failed;
  private static Path hostile;
  private static Path empty;
  private static Path streams;

  @BeforeAll
  static void start() throws IOException {
    browser = Chromium.start().orElse(null);
    hour = written(HourReport.report(), "hour");
    failed = written(SampleReports.fail(), "failed");
    hostile = written(SampleReports.hostile(), "hostile");
    empty = written(SampleReports.noData(), "empty");
    streams = written(StreamReport.report(), "streams");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    // Here and not for the class as a whole, whose tests would then be missing from the count.
    assumeTrue(
        browser != null,
        "report.html was not opened in a browser: put chromium and chromedriver on the PATH.");
    browser.resize(1280, 900);
    browser.prefer("light");
    browser.open(hour);
  }

  @Test
  void shouldLogNothingWhenAPageIsOpened() {
    browser.open(hostile);
    browser.open(empty);

    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldRunNoScriptButItsOwnWhenNamesHoldMarkup() {
    browser.open(hostile);

    assertThat(browser.run("return document.scripts.length")).isEqualTo(2L);
    assertThat(browser.run("return document.querySelectorAll('tbody script').length"))
        .isEqualTo(0L);
  }

  @Test
  void shouldShowEveryCharacterOfANameWhenItHoldsMarkup() throws IOException {
    List<String> names =
        Stream.of(HostileNames.MARKUP, HostileNames.FORMULAS).flatMap(List::stream).toList();
    browser.open(written(SampleReports.named(names, 20), "named"));

    TerminalText visible = new TerminalText(false);
    assertThat(endpoints())
        .containsExactlyInAnyOrderElementsOf(names.stream().map(visible::clean).toList());
    assertThat(
            browser.texts(
                "return [...document.querySelectorAll('.strip .key')].map(it => it.innerText)"))
        .contains("<script>alert(1)</script>&amp;<!-- x -->", "job\\u202egnp.\\u2028\\u0085");
    assertThat((Long) browser.run(SIZES)).isEqualTo(1280);
    assertThat(browser.run("return document.scripts.length")).isEqualTo(2L);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldDrawEveryChartWhenThereIsData() {
    assertThat((List<?>) browser.run(DRAWN)).hasSize(CHARTS).allMatch(Boolean.TRUE::equals);
  }

  @Test
  void shouldShowVerdictFiguresChartsAndTheFirstEndpointsWhenNothingIsScrolled() {
    browser.resize(1440, 900);
    browser.open(hour);

    assertThat(bottom(".verdict")).isLessThan(300);
    assertThat(bottom(".tiles")).isLessThan(450);
    assertThat(bottom(".strip")).isLessThan(750);
    assertThat(bottom("#matrix .row")).isLessThan(900);
  }

  @Test
  void shouldSortByAColumnWhenItsHeadingIsClickedOrEntered() {
    WebElement heading = heading("matrix", "p95");
    WebElement button = heading.findElement(By.tagName("button"));

    button.click();
    assertThat(heading.getDomAttribute("aria-sort")).isEqualTo("descending");
    assertThat(values("p95")).hasSize(30).isSortedAccordingTo(Comparator.reverseOrder());

    button.sendKeys(Keys.ENTER);
    assertThat(heading.getDomAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(values("p95")).hasSize(30).isSorted();

    WebElement name = heading("matrix", "Endpoint").findElement(By.tagName("button"));
    name.sendKeys(Keys.SPACE);
    assertThat(heading.getDomAttribute("aria-sort")).isNull();
    assertThat(endpoints()).hasSize(30).isSorted();
    assertThat(
            browser.run(
                "return document.querySelector('#matrix > tbody:last-of-type').dataset.name"))
        .isEqualTo("All requests");
  }

  @Test
  void shouldShowOnlyWhatMatchesWhenTheMatrixIsFiltered() {
    WebElement form = form("matrix");
    form.findElement(By.tagName("input")).sendKeys("LESSONS", Keys.ENTER);

    assertThat(endpoints())
        .containsExactlyInAnyOrder(
            "create lessons", "delete lessons", "list lessons", "read lessons", "update lessons");
    assertThat(form.findElement(By.tagName("output")).getText()).isEqualTo("5 of 30 shown");
  }

  @Test
  void shouldOpenAnEndpointsOwnChartsAndTablesWhenItsNameIsEntered() {
    WebElement link = link("create jobs");
    assertThat(link.getDomAttribute("aria-expanded")).isEqualTo("false");
    link.sendKeys(Keys.ENTER);

    assertThat(link.getDomAttribute("aria-expanded")).isEqualTo("true");
    assertThat(browser.run(OWN_CHARTS)).isEqualTo(3L);
    assertThat(browser.driver().findElement(By.cssSelector(".detail.open")).getText())
        .contains("Objectives", "By user type and task", "Slowest requests", "Errors: http 503");
    assertThat(hash()).isEqualTo("#endpoint=create%20jobs");

    link.sendKeys(Keys.ENTER);
    assertThat(browser.run(OWN_CHARTS)).isEqualTo(0L);
    assertThat(hash()).isEmpty();
  }

  @Test
  void shouldCountEveryTableForAPartOfTheRunWhenOneIsChosen() {
    String whole = text("matrix");
    List<String> counts = List.of("requests", "errorRate", "p50", "p95", "p99", "max");
    zoomTo(2_400, 3_000);

    RunStats part = HourReport.during(2_400, 3_000);
    assertThat(figures(".tiles", counts)).isEqualTo(expected(part.total()));
    for (Summary endpoint : part.endpoints()) {
      assertThat(figures("[data-name='" + endpoint.name() + "'] .row", counts))
          .as(endpoint.name())
          .isEqualTo(expected(endpoint));
    }
    assertThat(text("errors")).contains(Quantity.count(part.total().ko()) + " failures");
    assertThat(text("errors-in-range")).startsWith(Quantity.count(part.total().ko()) + " of ");
    assertThat(values("minRps").stream().mapToDouble(it -> it).sum())
        .isCloseTo(part.total().requests() / 600.0, within(1e-6));

    zoom("reset").sendKeys(Keys.ENTER);
    assertThat(text("matrix")).isEqualTo(whole);
  }

  @Test
  void shouldShowAnEndpointAndAPartOfTheRunWhenALinkLeadsToThem() {
    browser.driver().get("about:blank");
    browser.driver().get(hour.toUri() + "#endpoint=list%20quizzes&range=600-1200");

    assertThat(range()).isEqualTo("10:00 to 20:00");
    assertThat(link("list quizzes").getDomAttribute("aria-expanded")).isEqualTo("true");
    assertThat(hash()).isEqualTo("#endpoint=list%20quizzes&range=600-1200");
    assertThat((Long) browser.run("return window.scrollY")).isPositive();
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldFoldFiguresUnderTheirRequestButThoseThatMissAnObjectiveWhenAPageIsOpened() {
    browser.open(streams);

    assertThat(endpoints()).containsExactly("chat", "chat gap", "job", "chat turn 1", "embeddings");
    WebElement button = figures("chat");
    assertThat(words(button)).isEqualTo("3 more figures, 1 objective met");
    assertThat(button.getDomAttribute("aria-expanded")).isEqualTo("false");
    assertThat(words(figures("chat turn 1"))).isEqualTo("1 figure");
    assertThat(form("matrix").findElement(By.tagName("output")).getText())
        .isEqualTo("5 of 9 shown");

    button.sendKeys(Keys.ENTER);
    assertThat(button.getDomAttribute("aria-expanded")).isEqualTo("true");
    assertThat(endpoints())
        .containsExactly(
            "chat",
            "chat ttft",
            "chat gap",
            "chat gaps",
            "chat tokens",
            "job",
            "chat turn 1",
            "embeddings");

    button.sendKeys(Keys.SPACE);
    assertThat(endpoints()).hasSize(5);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldShowAllFiguresAndFoldThemAgainWhenTold() {
    browser.open(streams);
    WebElement all = browser.driver().findElement(By.cssSelector(".all-figures"));

    all.sendKeys(Keys.ENTER);
    assertThat(endpoints()).hasSize(9);
    assertThat(all.getText()).isEqualTo("Fold the figures");

    all.sendKeys(Keys.ENTER);
    assertThat(endpoints()).hasSize(5);
    assertThat(all.getText()).isEqualTo("Show all figures");
  }

  @Test
  void shouldFindFoldedFiguresWhenTheMatrixIsFiltered() {
    browser.open(streams);
    WebElement input = form("matrix").findElement(By.tagName("input"));

    input.sendKeys("ttft");
    assertThat(endpoints()).containsExactly("chat ttft", "chat turn 1 ttft");

    input.clear();
    input.sendKeys("turn");
    assertThat(endpoints()).containsExactly("chat turn 1");
  }

  @Test
  void shouldKeepFiguresWithTheirRequestWhenTheMatrixIsSorted() {
    browser.open(streams);
    browser.driver().findElement(By.cssSelector(".all-figures")).click();

    heading("matrix", "Requests").findElement(By.tagName("button")).click();

    assertThat(endpoints())
        .containsExactly(
            "embeddings",
            "chat",
            "chat ttft",
            "chat gap",
            "chat gaps",
            "chat tokens",
            "chat turn 1",
            "chat turn 1 ttft",
            "job");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#endpoint=chat%20ttft", "#endpoint-1"})
  void shouldUnfoldAFigureWhenALinkLeadsToIt(String hash) {
    browser.driver().get("about:blank");
    browser.driver().get(streams.toUri() + hash);

    assertThat(endpoints()).contains("chat ttft", "chat tokens").doesNotContain("chat turn 1 ttft");
    assertThat(link("chat ttft").getDomAttribute("aria-expanded")).isEqualTo("true");
    assertThat(browser.run(OWN_CHARTS)).isEqualTo(3L);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldShowAFigureWhenItMissesItsObjectiveInAPartOfTheRun() {
    browser.open(streams);
    zoomTo(20, 30);

    assertThat(endpoints()).startsWith("chat", "chat ttft", "chat gap");
    assertThat(words(figures("chat"))).isEqualTo("2 more figures");

    zoom("reset").sendKeys(Keys.ENTER);
    assertThat(endpoints()).startsWith("chat", "chat gap");
  }

  @Test
  void shouldShowEveryFigureWhenThereIsNoScript() {
    PageChecks.withoutScripts(
        browser,
        () -> {
          browser.open(streams);
          assertThat(browser.driver().findElements(By.cssSelector("#matrix .row")))
              .hasSize(10)
              .allMatch(WebElement::isDisplayed);
        });
  }

  @Test
  void shouldPrintAFewPagesWhenARunHasThirtyEndpoints() {
    assertThat(PageChecks.printedPages(browser)).isLessThanOrEqualTo(6);
    browser.open(failed);
    assertThat(PageChecks.printedPages(browser)).isLessThanOrEqualTo(4);
  }

  @Test
  void shouldSayEverythingButTheChartsWhenThereIsNoScript() {
    PageChecks.withoutScripts(
        browser,
        () -> {
          browser.open(failed);
          assertThat(browser.driver().findElement(By.tagName("noscript")).getText())
              .isEqualTo("The charts need JavaScript; the rest of this page does not.");
          WebElement more = browser.driver().findElement(By.cssSelector("#endpoint-1 > summary"));
          assertThat(more.isDisplayed()).isTrue();
          more.click();
          assertThat(text("endpoint-1")).contains("Slowest requests", "Objectives", "50 % above");
        });
  }

  @Test
  void shouldLeadToEverythingWhenOnlyTheKeyboardIsUsed() {
    for (Path page : List.of(failed, streams)) {
      browser.open(page);
      PageChecks.isUsableByKeyboard(browser, page.toString());
    }
  }

  @Test
  void shouldShowOneUserTypesTaskWhenTheyAreChosenByKeyboard() {
    open("task-table");
    List<WebElement> selects = form("task-table").findElements(By.tagName("select"));
    selects.get(0).sendKeys("admin");
    selects.get(1).sendKeys("watch");

    assertThat(shown("task-table")).isNotEmpty().hasSizeLessThan(60);
    List<WebElement> rows = rows("task-table");
    assertThat(rows).allSatisfy(row -> assertThat(row.getText()).startsWith("admin watch "));
  }

  @Test
  void shouldZoomAllChartsTogetherWhenOneIsDraggedAcross() {
    List<String> whole = images();
    WebElement plot = browser.driver().findElement(By.cssSelector(".u-over"));
    drag(plot, -100, 50);
    List<String> zoomed = images();

    for (int i = 0; i < CHARTS; i++) {
      assertThat(zoomed.get(i)).as("chart %s", i).isNotEqualTo(whole.get(i));
    }
    assertThat(range()).matches("\\d+:\\d\\d to \\d+:\\d\\d");

    new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
    assertThat(range()).isEqualTo("The whole run");
    assertThat(images()).isEqualTo(whole);

    drag(plot, -100, 50);
    new Actions(browser.driver()).doubleClick(plot).perform();
    assertThat(range()).isEqualTo("The whole run");
  }

  @Test
  void shouldZoomWhenTheButtonsAreUsedByKeyboard() {
    zoom("in").sendKeys(Keys.ENTER);
    assertThat(range()).isEqualTo("15:00 to 45:00");
    zoom("earlier").sendKeys(Keys.SPACE);
    assertThat(range()).isEqualTo("0:00 to 30:00");
    assertThat(zoom("earlier").isEnabled()).isFalse();
    zoom("reset").sendKeys(Keys.ENTER);
    assertThat(range()).isEqualTo("The whole run");
  }

  @Test
  void shouldShowTheSameMomentInAllChartsWhenThePointerIsOnOne() {
    WebElement plot = browser.driver().findElement(By.cssSelector(".u-over"));
    new Actions(browser.driver()).moveToElement(plot).perform();
    List<String> moments =
        browser.texts(
            "return [...document.querySelectorAll('.strip .at')].map(it => it.textContent)");

    assertThat(moments).hasSize(CHARTS).containsOnly(moments.get(0));
    assertThat(moments.get(0)).matches("(29|30):\\d\\d \\(.*\\)");
  }

  @Test
  void shouldHideASeriesWhenItsNameIsPressed() {
    List<String> before = images();
    WebElement button = browser.driver().findElement(By.cssSelector(".strip .legend button"));
    button.click();

    assertThat(button.getDomAttribute("aria-pressed")).isEqualTo("false");
    assertThat(images().get(0)).isNotEqualTo(before.get(0));
    assertThat(images().get(1)).isEqualTo(before.get(1));
  }

  @Test
  void shouldChangePageAndChartsWhenTheReaderPrefersDark() {
    String background = "return getComputedStyle(document.body).backgroundColor";
    List<String> light = images();
    assertThat(browser.run(background)).isEqualTo("rgb(246, 247, 249)");

    browser.prefer("dark");

    assertThat(browser.run(background)).isEqualTo("rgb(17, 21, 27)");
    assertThat(images()).hasSize(CHARTS).doesNotContainAnyElementsOf(light);
  }

  @Test
  void shouldStayWithinAPhoneWhenNamesAreLong() {
    browser.resize(400, 800);
    browser.open(hostile);
    assertThat((Long) browser.run(SIZES)).isEqualTo(400);
    browser.open(hour);
    assertThat((Long) browser.run(SIZES)).isEqualTo(400);
  }

  @Test
  void shouldFitTheChartsWhenTheWindowGetsNarrower() {
    browser.resize(400, 800);

    assertThat((Long) browser.run(SIZES)).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"1440,light", "1440,dark", "800,light", "400,light", "400,dark"})
  void shouldFitAndBeAccessibleOnAnyScreen(int width, String scheme) throws IOException {
    browser.resize(width, 900);
    browser.prefer(scheme);

    link("create jobs").click();
    zoomTo(2_400, 3_000);
    PageChecks.fitsAndIsAccessible(browser, "an hour", width);
    for (Path page : List.of(failed, empty, hostile, streams, compared())) {
      browser.open(page);
      PageChecks.fitsAndIsAccessible(browser, page.toString(), width);
    }
  }

  @Test
  void shouldShowWhatHasChangedAndFoldWhatIsNotCertainWhenRunsAreCompared() throws IOException {
    browser.open(compared());

    assertThat(shown("comparisons")).containsExactly("create job");
    heading("comparisons", "Change").findElement(By.tagName("button")).click();
    open("comparisons-open");
    form("comparisons-open").findElements(By.tagName("select")).get(1).sendKeys("INCONCLUSIVE");
    assertThat(shown("comparisons-open")).containsExactly("list jobs");
    assertThat(browser.console()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void shouldDrawTheFittedCurveBesideTheLevelsOnlyWhenThereIsOne(String scheme) throws IOException {
    browser.prefer(scheme);
    browser.open(searched(SampleCapacity.fitted(), "fitted"));

    assertThat(browser.texts(CAPACITY_KEYS))
        .containsExactly("p50", "p95", "p95, fitted for information: it decides nothing");
    assertThat((Long) browser.run(PIXELS_OF_CURVE)).isGreaterThan(200);
    assertThat(text("capacity-curve")).startsWith("Fitted by the universal scalability law");
    assertThat(PageChecks.findings(browser)).isEmpty();

    browser.open(searched(SampleCapacity.notFitted(), "not-fitted"));

    assertThat(browser.texts(CAPACITY_KEYS)).containsExactly("p50", "p95");
    assertThat((Long) browser.run(PIXELS_OF_CURVE)).isZero();
    assertThat(text("capacity-curve")).startsWith("No curve is fitted: ");
    assertThat(browser.console()).isEmpty();
  }

  private static Path searched(Capacity found, String name) throws IOException {
    return written(SampleReports.pass().finding(Optional.of(found)), name);
  }

  private static String text(String id) {
    return browser.driver().findElement(By.id(id)).getText();
  }

  private static Path written(RunReport report, String name) throws IOException {
    String page = ReportFiles.text(report, HtmlReport.FILE_NAME);
    return Files.writeString(folder.resolve(name + ".html"), page);
  }

  private static Path compared() throws IOException {
    HtmlComparison comparison =
        new HtmlComparison(
            "baseline of 2026-01-01",
            Change.REGRESSED,
            List.of("The baseline ran on 4 cores, this run on 2."),
            List.of(
                row("create job", 0.23, "+23 %", Change.REGRESSED),
                row("list jobs", Double.NaN, "", Change.INCONCLUSIVE)));
    String page =
        HtmlReport.render(
            SampleReports.pass(), Optional.of(comparison), List.of(), HtmlAssets.load());
    return Files.writeString(folder.resolve("compared.html"), page);
  }

  private static HtmlComparison.Row row(
      String subject, double change, String text, Change outcome) {
    return new HtmlComparison.Row(
        subject, "p95", "100 ms", "123 ms", change, text, "", outcome, "Too little data.");
  }

  private static void drag(WebElement plot, int fromCentre, int toCentre) {
    new Actions(browser.driver())
        .moveToElement(plot, fromCentre, 0)
        .clickAndHold()
        .moveToElement(plot, toCentre, 0)
        .release()
        .perform();
  }

  private static List<String> images() {
    return browser.texts(IMAGES);
  }

  private static String range() {
    return browser.driver().findElement(By.id("shown")).getText();
  }

  private static WebElement zoom(String action) {
    return browser.driver().findElement(By.cssSelector("[data-zoom=" + action + "]"));
  }

  private static WebElement form(String table) {
    return browser.driver().findElement(By.cssSelector("[data-filters=" + table + "]"));
  }

  private static WebElement heading(String table, String name) {
    return browser.driver().findElements(By.cssSelector("#" + table + " thead th")).stream()
        .filter(it -> it.getText().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<WebElement> rows(String table) {
    return browser.driver().findElements(By.cssSelector("#" + table + " tbody tr:not([hidden])"));
  }

  private static List<String> shown(String table) {
    return browser.texts(
        "return [...document.querySelectorAll(arguments[0])].map(it => it.textContent)",
        "#" + table + " tbody tr:not([hidden]) th");
  }

  private static List<String> endpoints() {
    return browser.texts(
        "return [...document.querySelectorAll('#matrix tbody:not([hidden]) a.open')]"
            + ".map(it => it.textContent).filter(it => it !== 'All requests')");
  }

  /** Of the endpoints, as they stand. */
  private static List<Double> values(String metric) {
    List<String> values =
        browser.texts(
            "return [...document.querySelectorAll(arguments[0])].slice(0, -1)"
                + ".map(it => it.dataset.value)",
            "#matrix .row [data-m=" + metric + "]");
    return values.stream().map(Double::valueOf).toList();
  }

  /** What some cells say. */
  private static List<String> figures(String row, List<String> metrics) {
    return browser.texts(
        "return arguments[1].map(it => document.querySelector("
            + "`${arguments[0]} [data-m=${it}] .v`).textContent)",
        row,
        metrics);
  }

  private static List<String> expected(Summary summary) {
    return List.of(
        Quantity.count(summary.requests()),
        Quantity.share(summary.errorRate()),
        Quantity.millis(summary.all().percentile(50)),
        Quantity.millis(summary.all().percentile(95)),
        Quantity.millis(summary.all().percentile(99)),
        Quantity.millis(summary.all().max()));
  }

  private static void zoomTo(int from, int to) {
    browser.run("location.hash = `#range=${arguments[0]}-${arguments[1]}`", from, to);
    Waiting.until("a part of the run", () -> !range().equals("The whole run"));
  }

  private static long bottom(String selector) {
    return ((Number)
            browser.run(
                "return Math.ceil(document.querySelector(arguments[0])"
                    + ".getBoundingClientRect().bottom)",
                selector))
        .longValue();
  }

  private static WebElement link(String endpoint) {
    return browser.driver().findElement(By.cssSelector("[data-name='" + endpoint + "'] a.open"));
  }

  private static WebElement figures(String request) {
    return browser.driver().findElement(By.cssSelector("[data-name='" + request + "'] .figures"));
  }

  /** What is seen of a button that folds figures. */
  private static String words(WebElement button) {
    return button.findElement(By.tagName("span")).getText();
  }

  private static String hash() {
    return String.valueOf(browser.run("return location.hash"));
  }

  /** Unfolds what a table is in. */
  private static void open(String table) {
    browser.run("document.getElementById(arguments[0]).closest('details').open = true", table);
  }
}
