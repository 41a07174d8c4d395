package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openqa.selenium.Keys;
import org.openqa.selenium.PrintsPage;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;

/** What every page has to be: whole on any screen, accessible, usable by keyboard, printable. */
public final class PageChecks {

  /** axe-core, of which a page has no violation, however slight. */
  private static final String FINDINGS =
      """
      const done = arguments[arguments.length - 1];
      axe.run({ resultTypes: ['violations'] }).then(result => done(result.violations
        .flatMap(it => it.nodes.map(node => `${it.id}: ${node.html} ${node.failureSummary}`))));
      """;

  /** Numbers what can be used, and returns how much that is. */
  private static final String NUMBERED =
      """
      const usable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
      let count = 0;
      document.activeElement.blur();
      window.scrollTo(0, 0);
      document.querySelectorAll(usable).forEach(it => {
        delete it.dataset.stop;
        const shown = it.checkVisibility({ visibilityProperty: true }) && !it.disabled;
        if (shown && it.tabIndex >= 0 && !it.closest('[inert]')) {
          it.dataset.stop = `${++count}`;
        }
      });
      return count;
      """;

  private static final String FOCUSED =
      """
      const it = document.activeElement;
      const style = getComputedStyle(it);
      const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
        || style.boxShadow !== 'none';
      return [it.dataset.stop ?? '', seen ? '' : it.outerHTML.slice(0, 200)];
      """;

  private static final String LEFT_OUT =
      """
      return [...document.querySelectorAll('[data-stop]')]
        .filter(it => !arguments[0].includes(it.dataset.stop)).map(it => it.outerHTML.slice(0, 200));
      """;

  private PageChecks() {}

  /** The page that is open neither needs to be scrolled sideways nor has a finding of axe-core. */
  public static void fitsAndIsAccessible(Chromium browser, String page, int width) {
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .as(page)
        .isLessThanOrEqualTo(width);
    assertThat(findings(browser)).as(page).isEmpty();
  }

  /** What axe-core finds. */
  public static List<?> findings(Chromium browser) {
    try (InputStream axe = PageChecks.class.getResourceAsStream("/axe.min.js")) {
      browser.run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (List<?>) browser.driver().executeAsyncScript(FINDINGS);
  }

  /** The tab key leads to all that can be used and out of it again, and shows where it is. */
  public static void isUsableByKeyboard(Chromium browser, String page) {
    long all = (Long) browser.run(NUMBERED);
    List<String> stops = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (int i = 0; i < all + 2; i++) {
      new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
      List<String> focused = browser.texts(FOCUSED);
      if (!focused.get(0).isEmpty() && !stops.contains(focused.get(0))) {
        stops.add(focused.get(0));
        focused.subList(1, 2).stream().filter(it -> !it.isEmpty()).forEach(unseen::add);
      }
    }
    assertThat(all).as(page).isPositive();
    assertThat(browser.texts(LEFT_OUT, stops)).as("%s: not reached", page).isEmpty();
    assertThat(unseen).as("%s: the focus is not seen", page).isEmpty();
  }

  /** How many pages of A4 it has as a PDF. */
  public static long printedPages(Chromium browser) {
    PrintOptions options = new PrintOptions();
    options.setPageSize(new PageSize(29.7, 21));
    byte[] pdf =
        Base64.getDecoder().decode(((PrintsPage) browser.driver()).print(options).getContent());
    return Pattern.compile("/Type\\s*/Page\\b")
        .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
        .results()
        .count();
  }

  /** Does something while no page runs a script. */
  public static void withoutScripts(Chromium browser, Runnable action) {
    scripts(browser, false);
    try {
      action.run();
    } finally {
      scripts(browser, true);
    }
  }

  private static void scripts(Chromium browser, boolean run) {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }
}
