package salvo.live.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import salvo.config.Given;
import salvo.live.FakeSource;
import salvo.live.LiveDrive;
import salvo.live.LivePhase;
import salvo.live.WatchedRun;
import salvo.report.Chromium;
import salvo.report.PageChecks;
import salvo.report.SampleReports;
import salvo.report.html.HtmlAssets;
import salvo.report.html.HtmlReport;
import salvo.run.drive.DrivenLoad;
import salvo.slo.Cause;
import salvo.slo.Verdict;
import salvo.stats.RunStats.ErrorCount;
import salvo.web.OwnPage;
import salvo.workload.InjectionProfile;
import salvo.workload.OfferedLoad;
import salvo.workload.Stage;

/** The live page in a real browser; skipped where there is none. */
class LivePageInBrowserIT {

  private static final String MARKUP = "<img src=x onerror=document.title='owned'>";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String DRAWN =
      """
      return [...document.querySelectorAll('.chart canvas')].filter(canvas => {
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(pixels.buffer)).size > 10;
      }).length;
      """;

  private static final String KEPT =
      "it => it.textContent + (it.href === '' ? ': no link'"
          + " : it.href.startsWith('blob:') ? ': kept as ' + it.download : it.href)";

  private static final String CELLS =
      "return [...document.querySelectorAll('#endpoints tr:nth-child(2) td')].map(it =>"
          + " it.textContent)";

  private static Chromium browser;

  private final AtomicInteger stops = new AtomicInteger();
  private Optional<LiveDrive> drive = Optional.empty();
  private Optional<Path> report = Optional.empty();
  @TempDir private Path folder;
  private WatchedRun run;
  private LiveServer server;

  @BeforeAll
  static void launch() {
    browser = Chromium.start().orElse(null);
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    // Here and not for the class as a whole, whose tests would then be missing from the count.
    assumeTrue(
        browser != null,
        "the live page was not opened in a browser: put chromium and chromedriver on the PATH.");
    run = new WatchedRun().loading();
    run.source.sample = Optional.of(FakeSource.sample(0.5, 2));
    run.source.users = 12;
    server = serve(0);
    for (int second = 1; second <= 30; second++) {
      show(second < 25 ? 20 : 200);
    }
    browser.resize(1280, 900);
    browser.prefer("light");
    browser.console();
    browser.driver().get(server.address().toString());
    awaitText("connection-text", "Live");
  }

  @AfterEach
  void close() throws IOException {
    if (browser != null) {
      browser.driver().get("about:blank");
      server.close();
    }
  }

  @Test
  void shouldShowTheFiguresAndDrawTheirHistory() {
    assertThat(text("title")).isEqualTo("ContentSimulation of content, profile spike");
    assertThat(text("phase")).isEqualToIgnoringCase("load");
    assertThat(text("elapsed")).isEqualTo("0:30 of 1:00");
    assertThat(text("left")).isEqualTo("0:30 left");
    assertThat(text("users")).isEqualTo("12");
    assertThat(text("rate")).isEqualTo("2");
    assertThat(text("requests")).isEqualTo("60");
    assertThat(text("failed")).isEqualTo("30");
    assertThat(text("recent")).isEqualTo("Last 10 s 20 ms 200 ms 200 ms");
    assertThat(text("objectives-count")).isEqualTo("0 objectives met, 2 missed, 2 undecided");
    assertThat(browser.texts(CELLS))
        .containsExactly(
            "60",
            "2/s",
            "50 %✗missed,  at most 1\u00a0%",
            "20 ms",
            "200 ms✗missed,  at most 100\u00a0ms",
            "200 ms");
    assertThat(text("charts-title")).isEqualTo("Since the start of the load");
    assertThat(text("resources")).contains("CPU", "50 %", "0.75 cores", "3 ms");
    assertThat(browser.run(DRAWN)).isEqualTo(4L);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldCountDownTheWarmUpAndShowNoFiguresYet() throws IOException {
    server.close();
    run = new WatchedRun();
    server = serve(0);
    run.model.enter(LivePhase.WARM_UP, Optional.of(Duration.ofSeconds(10)));
    server.show(run.after(3_000));
    browser.driver().get(server.address().toString());
    awaitText("connection-text", "Live");

    assertThat(text("phase")).isEqualToIgnoringCase("warm-up");
    assertThat(text("elapsed")).isEqualTo("0:03");
    assertThat(text("left")).isEqualTo("about 0:07 left");
    assertThat(text("phase-note")).isEqualTo("Not measured. The figures begin with the load.");
    assertThat(isVisible("figures")).isFalse();
    assertThat(isVisible("history")).isFalse();
  }

  @Test
  void shouldKeepTheReportForWhenTheRunHasEnded() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("report.html"),
            HtmlReport.text(SampleReports.fail(), List.of("summary.json")));
    Files.writeString(folder.resolve("summary.json"), "{}");
    Files.writeString(folder.resolve("resources.csv"), "epoch_ms");
    report = Optional.of(file);
    run.model.finish(new Verdict(Verdict.Status.PASS, List.of(new Cause.AllMet(2))));
    server.show(run.second());
    run.model.reported(file.toUri());
    server.show(run.second());
    server.awaitReportTaken(PATIENCE);
    server.close();

    awaitTrue(() -> String.valueOf(attribute("report", "href")).startsWith("blob:"));
    assertThat(text("report-where")).isEqualTo(file.toUri().toString());
    assertThat(text("objectives-count")).isEqualTo("2 objectives met, 2 missed");
    browser.driver().get(attribute("report", "href"));
    assertThat(browser.driver().getTitle()).startsWith("FAIL: ContentSimulation");
    awaitTrue(() -> (Long) browser.run("return document.querySelectorAll('canvas').length") > 0);
    assertThat(browser.texts("return [...document.querySelectorAll('.files a')].map(" + KEPT + ")"))
        .as("a link leads to a copy, or nowhere")
        .containsExactly(
            "summary.json: kept as summary.json",
            "resources.csv: kept as resources.csv",
            "../index.html: no link");
    assertThat(browser.texts("return [document.querySelector('.files + .note').textContent]"))
        .first()
        .asString()
        .startsWith("This is a copy kept by the live page");
    assertThat(browser.console()).as("neither style nor script is refused").isEmpty();
    server = serve(0);
  }

  private static String attribute(String id, String name) {
    return browser.driver().findElement(By.id(id)).getAttribute(name);
  }

  @Test
  void shouldShowWhatHappensEachSecond() {
    show(20);
    awaitText("requests", "62");

    assertThat(text("elapsed")).isEqualTo("0:31 of 1:00");
    assertThat(
            browser.texts("return [...document.querySelectorAll('.plot')].map(it => it.ariaLabel)"))
        .first()
        .isEqualTo("Requests per second: now all 2, failed 1");
  }

  @Test
  void shouldShowNamesAsTextWhenTheyHoldMarkup() {
    run.source.errors.add(new ErrorCount(MARKUP, MARKUP, 503, 4, 1, 2));
    show(20);
    awaitText("errors-count", "1");

    assertThat(text("errors")).contains("http 503", "at " + MARKUP, "100 % of the errors");
    assertThat(browser.run("return document.images.length")).isEqualTo(0L);
    assertThat(browser.driver().getTitle()).startsWith("load");
  }

  @Test
  void shouldReconnectByItselfAndShowEverythingAgain() {
    network(false);
    awaitText("connection-text", "Connection lost, reconnecting");
    assertThat(browser.run("return document.getElementById('stop').disabled")).isEqualTo(true);
    show(20);
    show(20);

    network(true);

    awaitText("connection-text", "Live");
    awaitText("requests", "64");
    assertThat(text("elapsed")).isEqualTo("0:32 of 1:00");
    assertThat(browser.run("return document.getElementById('stop').disabled")).isEqualTo(false);
  }

  @Test
  void shouldTurnToTheNextRunWhenItHasTakenThePort() throws IOException {
    int port = server.address().getPort();
    server.close();
    awaitText("connection-text", "Connection lost, reconnecting");

    run = new WatchedRun().loading();
    server = serve(port);
    show(20);

    awaitText("elapsed", "0:01 of 1:00");
    browser.driver().findElement(By.id("stop")).click();
    browser.driver().findElement(By.id("stop-now")).click();
    awaitTrue(() -> stops.get() == 1);
  }

  @Test
  void shouldOfferNoDialWhenASearchTurnsIt() {
    assertThat(isVisible("dial")).isFalse();
    run.source.dial = Optional.of(FakeSource.locked());
    show(20);
    awaitText("dial-now", "40 tasks/s");

    assertThat(text("dial-locked")).isEqualTo("A search sets the level.");
    assertThat(isVisible("dial-form")).isFalse();
    assertThat(isVisible("stop")).isTrue();
  }

  private static boolean isVisible(String id) {
    return browser.driver().findElement(By.id(id)).isDisplayed();
  }

  @Test
  void shouldStopTheRunByKeyboardAfterAQuestion() {
    browser.driver().findElement(By.id("stop")).sendKeys(Keys.ENTER);
    awaitTrue(() -> isShown("sure"));
    assertThat(browser.run("return document.activeElement.id"))
        .as("the harmless answer is the first one")
        .isEqualTo("go-on");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    awaitTrue(() -> !isShown("sure"));
    assertThat(stops).hasValue(0);

    browser.driver().findElement(By.id("stop")).sendKeys(Keys.SPACE);
    browser.driver().findElement(By.id("stop-now")).sendKeys(Keys.ENTER);
    awaitTrue(() -> stops.get() == 1);
    run.model.stopping();
    show(20);
    awaitText("stop", "Stopping");

    assertThat(browser.run("return document.getElementById('stop').disabled")).isEqualTo(true);
    assertThat(text("phase")).isEqualToIgnoringCase("stopping");
  }

  @Test
  void shouldStayInItsFinalStateWhenTheRunIsFinished() throws IOException {
    run.model.finish(
        new Verdict(
            Verdict.Status.FAIL,
            List.of(
                new Cause.EndedEarly("create job: p95 was 200 ms."),
                new Cause.EndedEarly("And more."))));
    server.show(run.second());
    awaitText("connection-text", "Finished");
    server.close();

    assertThat(text("verdict")).isEqualTo("FAIL\ncreate job: p95 was 200 ms.\nAnd more.");
    assertThat(text("requests")).isEqualTo("60");
    assertThat(browser.driver().getTitle()).startsWith("FAIL");
    awaitTrue(() -> said().startsWith("The run is finished: FAIL. create job"));
    assertThat(text("connection-text")).isEqualTo("Finished");
    server = serve(0);
  }

  @ParameterizedTest
  @CsvSource({"1440,light", "1440,dark", "800,light", "400,light", "400,dark"})
  void shouldFitAndBeAccessibleOnAnyScreen(int width, String scheme) {
    browser.resize(width, 800);
    browser.prefer(scheme);
    run.source.errors.add(new ErrorCount("create job", "x".repeat(500), 503, 4, 1, 2));
    run.model.runIs("contentsimulation-20261121090411700");
    show(20);
    awaitText("errors-count", "1");
    PageChecks.fitsAndIsAccessible(browser, "live page", width);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldLeadToEverythingWhenOnlyTheKeyboardIsUsed() {
    PageChecks.isUsableByKeyboard(browser, "live page");
  }

  @Test
  void shouldPrintOnTwoPages() {
    assertThat(PageChecks.printedPages(browser)).isBetween(1L, 2L);
  }

  @Test
  void shouldSayWhatItNeedsWhenThereIsNoScript() {
    PageChecks.withoutScripts(
        browser,
        () -> {
          browser.driver().get(server.address().toString());
          assertThat(browser.driver().findElement(By.tagName("noscript")).getText())
              .isEqualTo("This page needs JavaScript to show the run in progress.");
        });
  }

  @Test
  void shouldShowInOneBrowserWhatIsChangedInAnother() throws IOException {
    DrivenLoad load =
        new DrivenLoad(
            OfferedLoad.of(
                InjectionProfile.open(
                    "any", 9, List.of(new Stage.ArrivalRate(10, 10, Duration.ofHours(1))))),
            OptionalDouble.empty(),
            Given.application("").read(),
            false);
    load.dial().start();
    drive = Optional.of(load.drive());
    run.source.dial = load.drive().now();
    Chromium first = browser;
    try (Chromium second = Chromium.start().orElseThrow()) {
      second.driver().get(server.address().toString());
      show(20);
      awaitText("dial-now", "10 tasks/s");
      browser = second;
      awaitText("dial-now", "10 tasks/s");
      second.driver().findElement(By.id("dial-level")).sendKeys("40");
      second.driver().findElement(By.id("dial-set")).click();
      awaitTrue(() -> load.dial().level() == 40);
      run.source.dial = load.drive().now();
      show(20);

      awaitText("dial-now", "40 tasks/s");
      browser = first;
      awaitText("dial-now", "40 tasks/s");
      assertThat(text("dial-changes")).endsWith("set from 10 to 40 tasks/s.");
    } finally {
      browser = first;
    }
  }

  private LiveServer serve(int port) throws IOException {
    return LiveServer.start(
        port,
        Optional.empty(),
        new LiveControl() {
          @Override
          public boolean stop() {
            return stops.incrementAndGet() > 0;
          }

          @Override
          public Optional<OwnPage.Allowed> reportParts() {
            HtmlAssets assets = HtmlAssets.load();
            return Optional.of(new OwnPage.Allowed(assets.styleHash(), assets.scriptHash()));
          }

          @Override
          public Optional<Path> report() {
            return report;
          }

          @Override
          public Optional<LiveDrive> drive() {
            return drive;
          }
        });
  }

  private void show(long millis) {
    run.request("create job", 20, true).request("create job", millis, false);
    server.show(run.second());
  }

  private static String text(String id) {
    return browser.driver().findElement(By.id(id)).getText();
  }

  private static void network(boolean works) {
    browser
        .driver()
        .executeCdpCommand(
            "Network.emulateNetworkConditions",
            Map.of(
                "offline", !works, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  private static String said() {
    return browser.run("return document.getElementById('said').textContent").toString();
  }

  private static boolean isShown(String id) {
    return browser.driver().findElement(By.id(id)).isDisplayed();
  }

  private static void awaitText(String id, String expected) {
    awaitTrue(
        () ->
            expected.equals(
                browser.run("return document.getElementById('" + id + "')?.innerText")));
  }

  private static void awaitTrue(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("the page shows %s", browser.run("return document.body.innerText"))
          .isLessThan(deadline);
    }
  }
}
