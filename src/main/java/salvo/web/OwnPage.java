package salvo.web;

import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A page: one HTML file that brings its own style, script and charts, each marked by a nonce. The
 * file says where they go by the marks {@code chart-style}, {@code style}, {@code charts} and
 * {@code script}, each as a comment of CSS and JavaScript.
 */
public final class OwnPage {

  private final String html;
  private final Optional<Allowed> allowed;

  private OwnPage(String html, Optional<Allowed> allowed) {
    this.html = html;
    this.allowed = allowed;
  }

  /**
   * A style and a script that another page has which this one opens: one that a page makes itself
   * obeys the policy of its maker.
   *
   * @param style its hash, as a policy has it: {@code 'sha256-...'}
   * @param script likewise
   */
  public record Allowed(String style, String script) {}

  /**
   * Puts a page together, of resources of {@code salvo}.
   *
   * @param styles after those that all pages share
   * @param scripts likewise
   */
  public static OwnPage of(String template, List<String> styles, List<String> scripts) {
    return new OwnPage(
        resource(template)
            .replace("/*chart-style*/", resource("report/uPlot-1.6.32.min.css"))
            .replace("/*style*/", resource("page.css") + resource("web/web.css") + all(styles))
            .replace("/*charts*/", resource("report/uPlot-1.6.32.min.js"))
            .replace("/*script*/", resource("web/web.js") + all(scripts)),
        Optional.empty());
  }

  /** The page with a text in place of a mark. */
  public OwnPage with(String mark, String text) {
    return new OwnPage(html.replace(mark, text), allowed);
  }

  /** The page, which can open one of these. */
  public OwnPage allowing(Optional<Allowed> opened) {
    return new OwnPage(html, opened);
  }

  /** Answers with it. */
  public void show(HttpServerResponse response) {
    String nonce = Guard.secret();
    response
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("content-security-policy", policy(nonce, allowed))
        .end(html.replace("@nonce@", nonce));
  }

  /** A part of a page. */
  public static String resource(String name) {
    try (InputStream in = OwnPage.class.getResourceAsStream("/salvo/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The resource salvo/" + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource salvo/" + name, e);
    }
  }

  /** Nothing but the page's own parts is run, and nothing but its own server is asked. */
  private static String policy(String nonce, Optional<Allowed> allowed) {
    return "default-src 'none'; script-src 'nonce-"
        + nonce
        + "'"
        + allowed.map(it -> " " + it.script()).orElse("")
        + "; style-src 'nonce-"
        + nonce
        + "'"
        + allowed.map(it -> " " + it.style()).orElse("")
        + "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
        + " frame-ancestors 'none'";
  }

  private static String all(List<String> names) {
    return names.stream().map(OwnPage::resource).collect(Collectors.joining());
  }
}
