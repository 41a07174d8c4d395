package salvo.suite.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import salvo.report.Chromium;
import salvo.report.PageChecks;
import salvo.report.SampleComparison;
import salvo.report.compared.ComparisonPage;
import salvo.suite.SampleSuite;

/** The pages of a suite and of a comparison, as a browser shows them. */
class StandalonePagesInBrowserIT {

  private static Chromium browser;

  @TempDir private Path folder;

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

  @ParameterizedTest
  @CsvSource({
    "compare.html,1440,light",
    "compare.html,1440,dark",
    "compare.html,800,light",
    "compare.html,400,light",
    "compare.html,400,dark",
    "report.html,1440,light",
    "report.html,1440,dark",
    "report.html,800,light",
    "report.html,400,light",
    "report.html,400,dark"
  })
  void shouldFitAndBeAccessibleOnAnyScreen(String page, int width, String scheme)
      throws IOException {
    write();
    browser.resize(width, 800);
    browser.prefer(scheme);
    browser.console();

    browser.open(folder.resolve(page));
    browser.run("document.querySelectorAll('details').forEach(it => { it.open = true; })");

    PageChecks.fitsAndIsAccessible(browser, page, width);
    assertThat(browser.console()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare.html", "report.html"})
  void shouldLeadToEverythingWhenOnlyTheKeyboardIsUsed(String page) throws IOException {
    write();
    browser.open(folder.resolve(page));

    PageChecks.isUsableByKeyboard(browser, page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare.html", "report.html"})
  void shouldPrintAFewPages(String page) throws IOException {
    write();
    browser.open(folder.resolve(page));

    assertThat(PageChecks.printedPages(browser)).isBetween(1L, 2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare.html", "report.html"})
  void shouldSayTheSameWhenThereIsNoScript(String page) throws IOException {
    write();
    browser.open(folder.resolve(page));
    String said = browser.driver().findElement(By.tagName("main")).getText();

    PageChecks.withoutScripts(
        browser,
        () -> {
          browser.open(folder.resolve(page));
          assertThat(browser.driver().findElement(By.tagName("main")).getText()).isEqualTo(said);
        });
  }

  private void write() throws IOException {
    assumeTrue(
        browser != null,
        "the pages were not opened in a browser: put chromium and chromedriver on the PATH.");
    Files.writeString(
        folder.resolve("compare.html"), ComparisonPage.text(List.of(SampleComparison.mixed())));
    assertThat(SuiteFiles.write(SampleSuite.failed(), folder, List.of()).failures()).isEmpty();
  }
}
