package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.gatling.validation.MadeSimulation;
import salvo.report.Chromium;
import salvo.report.PageChecks;
import salvo.ui.start.KnownSimulation;

/** The pages of the control room in a real browser; skipped where there is none. */
class RoomInBrowserIT {

  private static final String BASE = "shopsimulation-20260102030405678";
  private static final String SLOW = "shopsimulation-20260102040405678";
  private static final String FAIL = "contentsimulation-20260102050405678";
  private static final String MARKUP = "<img src=x onerror=document.title='owned'>";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String PLACEHOLDER =
      "return document.querySelector(`[data-key='salvo.slo.global.${arguments[0]}']`).placeholder";

  private static Chromium browser;

  @TempDir private Path folder;
  private OpenRoom room;
  private CompletableFuture<MadeSimulation> made;

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
  void open() throws Exception {
    assumeTrue(
        browser != null,
        "the control room was not opened in a browser: put chromium and chromedriver on the PATH.");
    made = new CompletableFuture<>();
    room =
        OpenRoom.over(
            folder,
            it -> made.join(),
            new KnownSimulation(OwnContentSimulation.class.getName(), "own"));
    room.shop(BASE, 1, 1);
    room.shop(SLOW, 1.2, 2);
    room.summary(FAIL, "fail", "ContentSimulation", MARKUP);
    browser.resize(1280, 900);
    browser.prefer("light");
    browser.console();
    browser.driver().get(room.address().toString());
    awaitText("count", "3");
  }

  @AfterEach
  void close() throws Exception {
    if (browser != null) {
      browser.driver().get("about:blank");
      room.close();
    }
  }

  @Test
  void shouldListRunsNewestFirstAndHideTheToken() {
    assertThat(browser.driver().getCurrentUrl()).doesNotContain("token");
    assertThat(texts("#runs tbody .badge")).hasSize(3);
    assertThat(texts("#runs tbody .name a")).first().asString().startsWith(MARKUP);
    assertThat(browser.run("return document.images.length")).isEqualTo(0L);
    assertThat(texts("#runs tbody tr:last-child .figure")).first().isNotEqualTo("–");
    awaitTrue(() -> text("trend-said").startsWith("p95 of all requests: "));
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldShowOnlyTheRunsThatTheFilterTakes() {
    choose("simulation", "ShopSimulation");
    awaitText("count", "2 of 3");
    assertThat(browser.driver().getCurrentUrl()).endsWith("/?simulation=ShopSimulation");

    browser.driver().findElement(By.id("text")).sendKeys("no such");
    awaitText("count", "0 of 3");
    assertThat(text("none")).isEqualTo("No run matches: change the filter.");

    browser.driver().navigate().refresh();
    awaitText("count", "0 of 3");
  }

  @Test
  void shouldCompareTickedRunsByKeyboard() {
    assertThat(isDisabled("compare")).isTrue();
    List.of(SLOW, BASE)
        .forEach(
            id -> browser.driver().findElement(By.xpath(row(id) + "//input")).sendKeys(Keys.SPACE));
    assertThat(text("compare")).isEqualTo("Compare 2 ticked");
    browser.driver().findElement(By.id("compare")).sendKeys(Keys.ENTER);

    awaitTrue(() -> texts("#changes .badge").contains("REGRESSED"));
    assertThat(browser.driver().getCurrentUrl()).contains("base=" + BASE, "run=" + SLOW);
    assertThat(texts("#side thead th")).hasSize(2);
    assertThat(texts("#changes > section > .scroll tbody th")).isNotEmpty();
    assertThat(texts("#changes .curve figcaption")).isNotEmpty();
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldKeepANoteAndFindTheRunByIt() {
    openRun(SLOW);
    browser.driver().findElement(By.id("note")).sendKeys("Slower carts");
    browser.driver().findElement(By.id("tags")).sendKeys("nightly, carts", Keys.ENTER);
    awaitTrue(() -> room.run(SLOW).resolve("salvo/notes.json").toFile().exists());

    browser.driver().get(home() + "/?text=NIGHTLY");

    awaitText("count", "1 of 3");
    assertThat(texts("#runs .tag")).containsExactly("nightly", "carts");
  }

  @Test
  void shouldDeleteARunAfterAQuestion() {
    openRun(SLOW);
    browser.driver().findElement(By.id("delete")).sendKeys(Keys.ENTER);
    awaitTrue(() -> browser.driver().findElement(By.id("sure")).isDisplayed());
    assertThat(browser.run("return document.activeElement.id"))
        .as("the harmless answer is the first one")
        .isEqualTo("keep");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    awaitTrue(() -> !browser.driver().findElement(By.id("sure")).isDisplayed());
    assertThat(room.run(SLOW)).isDirectory();

    browser.driver().findElement(By.id("delete")).sendKeys(Keys.ENTER);
    browser.driver().findElement(By.id("delete-now")).sendKeys(Keys.ENTER);

    awaitText("count", "2");
    assertThat(room.run(SLOW)).doesNotExist();
    assertThat(room.run(BASE)).isDirectory();
  }

  @Test
  void shouldShowInOneBrowserWhatIsDoneInAnother() {
    Chromium first = browser;
    try (Chromium second = Chromium.start().orElseThrow()) {
      second.driver().get(room.address().toString());
      browser = second;
      awaitText("count", "3");
      openRun(SLOW);
      browser.driver().findElement(By.id("tags")).sendKeys("nightly", Keys.ENTER);
      browser = first;
      awaitTrue(() -> texts("#runs .tag").contains("nightly"));

      browser = second;
      browser.driver().findElement(By.id("delete")).sendKeys(Keys.ENTER);
      browser.driver().findElement(By.id("delete-now")).sendKeys(Keys.ENTER);
      awaitText("count", "2");
      browser = first;
      awaitText("count", "2");
    } finally {
      browser = first;
    }
  }

  @Test
  void shouldOpenTheReportOfARun() {
    openRun(BASE);
    browser.driver().findElement(By.linkText("Report")).click();

    awaitTrue(() -> browser.driver().getCurrentUrl().endsWith("/salvo/report.html"));
    assertThat(browser.driver().getTitle()).contains("ShopSimulation");
    awaitTrue(() -> (Long) browser.run("return document.querySelectorAll('canvas').length") > 0);
  }

  @Test
  void shouldSayWhatIsWrongAtTheFieldAndShowTheCommand() {
    browser.driver().get(home() + "/new");
    awaitTrue(() -> text("command").equals("./salvo run OwnContentSimulation"));
    browser.driver().findElement(By.cssSelector("[data-key=users]")).sendKeys("-3");

    awaitTrue(() -> isWrong("users"));
    assertThat(isDisabled("start")).isTrue();
    browser.driver().findElement(By.cssSelector("[data-key=users]")).sendKeys(Keys.BACK_SPACE);
    browser.driver().findElement(By.cssSelector("[data-key=users]")).clear();
    browser.driver().findElement(By.cssSelector("[data-key=users]")).sendKeys("7");

    awaitTrue(() -> text("command").equals("./salvo run OwnContentSimulation -Dusers=7"));
    assertThat(isWrong("users")).isFalse();
    assertThat(text("load-said")).startsWith("closed: up to 7 users at work");
    assertThat(isDisabled("start")).isFalse();
  }

  @Test
  void shouldShowWhatTheSimulationHasInItsCodeOnceItIsRead() {
    browser.driver().get(home() + "/new");
    awaitText("reading", "Reading its user types, tasks and objectives");
    awaitTrue(() -> texts("#types-part label").size() == 5);
    assertThat(text("types-said"))
        .isEqualTo("None ticked means all of them. There may be more in the code.");

    made.complete(SampleContents.made("OwnContentSimulation"));

    awaitTrue(() -> text("reading").equals("As configured: Switched off by weight 0: guest."));
    assertThat(texts("#types-part label"))
        .containsExactly("shopper, weight 3\nbrowse × 2, buy", "clerk, weight 1\nstock");
    assertThat(browser.run(PLACEHOLDER, "p95")).isEqualTo("as configured: 800 ms");
    assertThat(browser.run(PLACEHOLDER, "p99")).isEqualTo("such as 2 s");
    assertThat(text("requests-said")).isEqualTo("4 requests, 3 objectives");
    browser.driver().findElement(By.id("requests-said")).sendKeys(Keys.ENTER);
    assertThat(texts("#requests tr"))
        .contains("all requests\tp95 at most 800 ms, error rate at most 1 %", "list stock\t–");

    browser.driver().findElement(By.cssSelector("#types-part input")).sendKeys(Keys.SPACE);
    awaitText("command", "./salvo run OwnContentSimulation -DuserTypes=shopper");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void shouldSayAtTheFieldWhyTheSimulationCannotBeMade() {
    String fault = "OwnContentSimulation could not be created: line 26 of Own.java.";
    made.complete(MadeSimulation.refused("OwnContentSimulation", List.of(fault)));
    browser.driver().get(home() + "/new");

    awaitText("wrong-simulation", fault);
    assertThat(browser.run("return document.getElementById('simulation').ariaInvalid"))
        .isEqualTo("true");
    assertThat(texts("#types-part label")).hasSize(5);
  }

  @Test
  void shouldSayWhereTheTokenIsWhenItIsWrong() {
    browser.driver().get("about:blank");
    browser.driver().get(home() + "/#token=0123456789abcdef0123456789abcdef");

    awaitTrue(() -> text("problem").startsWith("The token is missing, or not that of this"));
    assertThat(texts("#runs tbody tr")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1440,light", "1440,dark", "800,light", "400,light", "400,dark"})
  void shouldFitAndBeAccessibleOnAnyScreen(int width, String scheme) {
    browser.resize(width, 800);
    browser.prefer(scheme);
    onEachPage(page -> PageChecks.fitsAndIsAccessible(browser, page, width));
  }

  @Test
  void shouldLeadToEverythingWhenOnlyTheKeyboardIsUsed() {
    onEachPage(page -> PageChecks.isUsableByKeyboard(browser, page));
  }

  @Test
  void shouldPrintAFewPages() {
    onEachPage(page -> assertThat(PageChecks.printedPages(browser)).as(page).isBetween(1L, 3L));
  }

  @Test
  void shouldSayWhatItNeedsWhenThereIsNoScript() {
    PageChecks.withoutScripts(
        browser,
        () -> {
          browser.driver().get(home() + "/");
          assertThat(browser.driver().findElement(By.tagName("noscript")).getText())
              .startsWith("This page needs JavaScript.");
        });
  }

  private void onEachPage(Consumer<String> check) {
    made.complete(SampleContents.made("OwnContentSimulation"));
    for (String page :
        List.of(
            "/",
            "/run?id=" + BASE,
            "/compare?base=" + BASE + "&run=" + SLOW,
            "/new",
            "/log?id=none")) {
      browser.driver().get(home() + page);
      awaitReady(page);
      check.accept(page);
    }
  }

  private void awaitReady(String page) {
    switch (page.split("\\?")[0]) {
      case "/" -> awaitText("count", "3");
      case "/run" -> awaitTrue(() -> !texts("#files li").isEmpty());
      case "/compare" -> awaitTrue(() -> !texts("#changes .badge").isEmpty());
      case "/new" -> {
        awaitText("requests-said", "4 requests, 3 objectives");
        browser.run("document.getElementById('requests-part').open = true");
      }
      default -> awaitTrue(() -> !text("problem").isEmpty());
    }
  }

  private void openRun(String id) {
    browser.driver().get(home() + "/run?id=" + id);
    awaitTrue(() -> !texts("#files li").isEmpty());
  }

  private String home() {
    return room.address().toString().replaceFirst("/#.*", "");
  }

  private static String row(String id) {
    return "//table[@id='runs']//tr[.//a[contains(@href, '" + id + "')]]";
  }

  private static void choose(String id, String value) {
    browser.run(
        "const it = document.getElementById(arguments[0]); it.value = arguments[1];"
            + " it.dispatchEvent(new Event('input', { bubbles: true }));",
        id,
        value);
  }

  private static boolean isDisabled(String id) {
    return !browser.driver().findElement(By.id(id)).isEnabled();
  }

  private static boolean isWrong(String key) {
    return Boolean.TRUE.equals(
        browser.run(
            "return document.querySelector('[data-key=' + arguments[0] + ']')"
                + ".ariaInvalid === 'true'",
            key));
  }

  private static List<String> texts(String selector) {
    return browser.texts(
        "return [...document.querySelectorAll(arguments[0])].map(it => it.innerText)", selector);
  }

  private static String text(String id) {
    return browser
        .run("return document.getElementById(arguments[0])?.innerText ?? ''", id)
        .toString();
  }

  private static void awaitText(String id, String expected) {
    awaitTrue(() -> text(id).equals(expected));
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
