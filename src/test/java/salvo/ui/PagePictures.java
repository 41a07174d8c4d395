package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import salvo.OwnSettings;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import salvo.e2e.Waiting;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.e2e.simulations.StreamsSimulation;
import salvo.report.Chromium;
import salvo.report.HourReport;
import salvo.report.RunReport;
import salvo.report.SampleComparison;
import salvo.report.SampleReports;
import salvo.report.compared.ComparisonPage;
import salvo.report.html.HtmlReport;
import salvo.run.capacity.SimulatedCapacity;
import salvo.saved.ReportFiles;
import salvo.suite.SampleSuite;
import salvo.suite.file.SuiteFiles;
import salvo.ui.start.KnownSimulation;

/**
 * The pictures of the pages that the documents show, each light and dark, wide and on a phone: of
 * real runs, and of a search in simulated time.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=PagePictures} rewrites them.
 */
@Tag("benchmark")
class PagePictures {

  private static final Path PICTURES = Path.of("docs/pictures");
  private static final int MOST_BYTES = 150_000;
  private static final int WIDE = 1280;
  private static final int SCREEN = 1440;
  private static final int PHONE = 400;
  private static final int HIGHEST = 1_800;
  private static final int HIGHEST_ON_A_PHONE = 1_600;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String WHOLE = "body";

  /** What the injector lacks on a busy machine is not what the pictures show. */
  private static final String AS_IF_ALONE =
      "salvo.report.injectorLimits { pause = 1 h, cpu = 1, closedCpu = 1 }\n";

  private static final String READ =
      "return document.querySelectorAll('#requests tr').length > 1"
          + " && document.getElementById('requests-part').hidden === false";

  /** Relative, as a reader has it. */
  private static final Path SETTINGS = Path.of("").toAbsolutePath().relativize(OwnSettings.FILE);

  private static Chromium browser;

  @TempDir private Path folder;

  @BeforeAll
  static void launch() throws IOException {
    browser = Chromium.start().orElseThrow();
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @Test
  void shouldShowTheControlRoom() throws Exception {
    try (OpenRoom room =
        OpenRoom.over(folder, new KnownSimulation(OwnContentSimulation.class.getName(), "own"))) {
      run(20, "0.02");
      run(20, "0.02");
      run(40, "0.02", "salvo.slo.global.p95", "30 ms");
      run(20, "0.05");
      List<String> ids = runs();
      room.send(
          "PUT",
          "runs/" + ids.get(3) + "/notes",
          "{\"note\": \"After the upgrade of the database\", \"tags\": [\"nightly\","
              + " \"upgrade\"]}");
      room.send("POST", "baselines", "{\"run\": \"" + ids.get(1) + "\", \"name\": \"nightly\"}");

      open(room, "/", "return document.querySelectorAll('#trend canvas').length > 0");
      take("runs", WHOLE);
      open(room, "/run?id=" + ids.get(3), "return document.querySelector('#files li') !== null");
      take("run", WHOLE);
      open(
          room,
          "/compare?base=" + ids.get(1) + "&run=" + ids.get(3),
          "return document.querySelector('#changes .badge') !== null");
      take("compare", WHOLE);
      open(room, "/new", READ);
      browser.driver().findElement(By.cssSelector("[data-key=users]")).sendKeys("50");
      browser.driver().findElement(By.cssSelector("[data-key=spawnRate]")).sendKeys("2");
      browser.driver().findElement(By.cssSelector("[data-key=duration]")).sendKeys("2 min");
      await("return document.getElementById('command').textContent.includes('duration')");
      take("new", WHOLE);
      running(room);
    }
  }

  private void running(OpenRoom room) throws Exception {
    String id =
        OpenRoom.json(
                room.send(
                    "POST",
                    "runs",
                    """
                    {"simulation": "own", "endsWithRoom": true, "settings": {
                      "tasksPerSecond": 30, "duration": "3 min", "salvo.warmUp.duration": "2 s",
                      "salvo.monitor.enabled": true, "salvo.sandbox.scale": "0.02",
                      "salvo.config": "OWN"}}
                    """
                        .replace("OWN", SETTINGS.toString())))
            .path("id")
            .asText();
    open(
        room,
        "/log?id=" + id,
        "return document.getElementById('log').textContent.includes('10 of')");
    take("running", WHOLE);
    browser.driver().findElement(By.id("live")).click();
    List<String> windows = new ArrayList<>(browser.driver().getWindowHandles());
    browser.driver().switchTo().window(windows.get(windows.size() - 1));
    await("return document.querySelectorAll('.chart canvas').length > 3");
    browser.driver().findElement(By.id("dial-level")).sendKeys("60");
    browser.driver().findElement(By.id("dial-ramp")).clear();
    browser.driver().findElement(By.id("dial-ramp")).sendKeys("5 s", Keys.ENTER);
    await("return document.getElementById('elapsed').textContent.startsWith('0:45')");
    take("live", WHOLE);
    room.send("POST", "starts/" + id + "/stop", "");
    Waiting.until("the end of the run", () -> isOver(room, id));
  }

  @Test
  void shouldShowTheReport() throws Exception {
    browser.open(
        Files.writeString(
            folder.resolve(HtmlReport.FILE_NAME),
            ReportFiles.text(HourReport.report(), HtmlReport.FILE_NAME)));

    screen("report-light", SCREEN, 900, "light");
    screen("report-dark", SCREEN, 900, "dark");
    screen("report-phone", PHONE, HIGHEST_ON_A_PHONE, "light");
    screen("report-phone-dark", PHONE, HIGHEST_ON_A_PHONE, "dark");
    browser.resize(WIDE, 900);
  }

  @Test
  void shouldShowTheReportOfStreams() throws Exception {
    FinishedRun run =
        GatlingLaunch.of(StreamsSimulation.class, folder)
            .with("streams.quirks", "plain,reasoning")
            .with("streams.records", folder.resolve("records.csv"))
            .with("tasksPerSecond", 4)
            .with("salvo.sandbox.scale", 0.5)
            .with("duration", "30 s")
            .with("salvo.monitor.enabled", true)
            .withSettings(
                AS_IF_ALONE
                    + """
                    salvo.systems.llm {
                      slo."chat plain ttft" { p50 = 500 ms, p99 = 2 s }
                      slo."chat plain tpot" { p50 = 20 ms, p95 = 100 ms }
                      goodput."chat plain" { share = 0.99, ttft = 2 s, gap = 2 s }
                    }
                    """)
            .start()
            .await(PATIENCE);
    browser.open(run.file(HtmlReport.FILE_NAME));
    browser.driver().findElement(By.cssSelector("button.figures")).click();
    take("streams", "#endpoints");
  }

  @Test
  void shouldShowAComparisonAndASuite() throws Exception {
    browser.open(
        Files.writeString(
            folder.resolve("compare.html"),
            ComparisonPage.text(List.of(SampleComparison.mixed()))));
    take("comparison", WHOLE);
    SuiteFiles.write(SampleSuite.failed(), folder, List.of());
    browser.open(folder.resolve(HtmlReport.FILE_NAME));
    take("suite", WHOLE);
  }

  @Test
  void shouldShowTheReportOfACapacity() throws Exception {
    RunReport report = SampleReports.pass().finding(Optional.of(SimulatedCapacity.ofAQueue()));
    browser.open(
        Files.writeString(
            folder.resolve(HtmlReport.FILE_NAME), ReportFiles.text(report, HtmlReport.FILE_NAME)));
    browser.run("document.getElementById('capacity').style.padding = '1rem'");

    take("capacity", "#capacity");
  }

  private void run(int tasksPerSecond, String scale, String... settings) {
    GatlingLaunch launch =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .into(folder.resolve("runs"))
            .with("tasksPerSecond", tasksPerSecond)
            .with("duration", "20 s")
            .with("salvo.sandbox.scale", scale)
            .with("salvo.monitor.enabled", true)
            .withSettings(AS_IF_ALONE);
    for (int i = 0; i < settings.length; i += 2) {
      launch.with(settings[i], settings[i + 1]);
    }
    launch.start().await(PATIENCE);
  }

  private List<String> runs() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
      return all.map(it -> it.getFileName().toString())
          .filter(it -> it.startsWith("own"))
          .sorted()
          .toList();
    }
  }

  private static boolean isOver(OpenRoom room, String id) {
    try {
      return !room.get("starts/" + id).path("running").asBoolean();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void open(OpenRoom room, String page, String isThere) {
    String address = room.address().toString();
    browser.resize(WIDE, 900);
    browser.prefer("light");
    browser.driver().get(address);
    browser.driver().get(address.replaceFirst("/#.*", "") + page);
    await(isThere);
  }

  private static void await(String isThere) {
    BooleanSupplier condition = () -> Boolean.TRUE.equals(browser.run(isThere));
    Waiting.until(isThere, condition);
  }

  private static void take(String name, String part) throws IOException {
    take(name + "-light", part, WIDE, "light");
    take(name + "-dark", part, WIDE, "dark");
    take(name + "-phone", part, PHONE, "light");
    take(name + "-phone-dark", part, PHONE, "dark");
    browser.resize(WIDE, 900);
  }

  /** Once it is as high as the page, up to a limit. */
  private static void take(String name, String part, int width, String scheme) throws IOException {
    int highest = width == PHONE ? HIGHEST_ON_A_PHONE : HIGHEST;
    browser.run("document.activeElement.blur()");
    browser.prefer(scheme);
    browser.resize(width, 900);
    drawn();
    long height = (Long) browser.run("return document.documentElement.scrollHeight");
    browser.resize(width, (int) (part.equals(WHOLE) ? Math.min(highest, height) : height));
    drawn();
    byte[] png =
        part.equals(WHOLE)
            ? browser.driver().getScreenshotAs(OutputType.BYTES)
            : browser.driver().findElement(By.cssSelector(part)).getScreenshotAs(OutputType.BYTES);
    write(name, png);
  }

  /** What is to be seen before anything is scrolled. */
  private static void screen(String name, int width, int height, String scheme) throws IOException {
    browser.prefer(scheme);
    browser.resize(width, height);
    drawn();
    write(name, browser.driver().getScreenshotAs(OutputType.BYTES));
  }

  private static void write(String name, byte[] png) throws IOException {
    byte[] small = SmallPng.of(png);
    assertThat(small.length).as(name).isLessThan(MOST_BYTES);
    Files.write(PICTURES.resolve(name + ".png"), small);
  }

  /** Two frames later, and once what a change of the width has put off is done. */
  private static void drawn() {
    browser
        .driver()
        .executeAsyncScript(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() =>"
                + " setTimeout(done, 200)))");
  }
}
