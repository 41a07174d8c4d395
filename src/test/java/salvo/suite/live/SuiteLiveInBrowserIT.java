package salvo.suite.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import salvo.e2e.Waiting;
import salvo.report.Chromium;
import salvo.report.PageChecks;
import salvo.slo.Verdict.Status;
import salvo.suite.SuiteMember;

/** The live page of a suite, as a browser shows it; skipped where there is none. */
class SuiteLiveInBrowserIT {

  private static Chromium browser;

  @TempDir private Path folder;
  private SuiteServer server;

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
    assumeTrue(
        browser != null,
        "the suite's page was not opened in a browser: put chromium and chromedriver on the PATH.");
    SuiteLive live =
        new SuiteLive(folder, List.of("ContentSimulation", "VoiceSimulation", "StorySimulation"));
    live.begun("ContentSimulation");
    live.begun("VoiceSimulation");
    live.ended(SuiteMember.without("VoiceSimulation", Status.INVALID, "It left no report."));
    server = SuiteServer.start(live);
    browser.resize(1440, 900);
    browser.prefer("light");
    browser.console();
    show();
  }

  @AfterEach
  void close() throws IOException {
    if (browser != null) {
      browser.driver().get("about:blank");
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1440,light", "1440,dark", "800,light", "400,light", "400,dark"})
  void shouldFitAndBeAccessibleOnAnyScreen(int width, String scheme) {
    browser.resize(width, 900);
    browser.prefer(scheme);

    PageChecks.fitsAndIsAccessible(browser, "suite", width);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldLeadToEverythingWhenOnlyTheKeyboardIsUsed() {
    PageChecks.isUsableByKeyboard(browser, "suite");
  }

  @Test
  void shouldPrintOnOnePage() {
    assertThat(PageChecks.printedPages(browser)).isEqualTo(1);
  }

  @Test
  void shouldSayWhatItNeedsWhenThereIsNoScript() {
    PageChecks.withoutScripts(
        browser,
        () -> {
          browser.driver().get(server.address().toString());
          assertThat(browser.driver().findElement(By.tagName("noscript")).getText())
              .isEqualTo("This page needs JavaScript to show the suite in progress.");
        });
  }

  private void show() {
    browser.driver().get(server.address().toString());
    Waiting.until(
        "the rows",
        () -> browser.driver().findElement(By.id("count")).getText().equals("1 of 3 ended"));
  }
}
