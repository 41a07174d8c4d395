package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.e2e.simulations.HostileSimulation;

/** A run whose names and messages try to take over what shows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextsTest {

  private static final String BODY = "\u001b]0;owned\u0007\u001b[2J forged\nVERDICT  PASS \u009b1m";

  /** What moves a cursor, reorders text or forges a line; line breaks are the files' own. */
  private static final Pattern OBEYED =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e\\u2028\\u2029&&[^\\n\\r\\t]]");

  private static final Pattern CATEGORIES = Pattern.compile("categories: \\[(.*)],");

  private HttpServer target;
  private FinishedRun run;

  @BeforeAll
  void runOnce(@TempDir Path folder) throws IOException {
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    target.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    target.start();
    run =
        GatlingLaunch.of(HostileSimulation.class, folder)
            .with("baseUrl", "http://127.0.0.1:" + target.getAddress().getPort())
            .with("rps", 20)
            .with("duration", "3 s")
            .start()
            .await();
  }

  @AfterAll
  void stop() {
    target.stop(0);
  }

  @Test
  void shouldPrintNothingThatATerminalObeys() {
    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.console()).contains("\u241b]0;owned\u2407").contains("\u241b[31mred\u2407");
    assertThat(FinishedRun.text(run.file("errors.csv"))).contains("\u241b]0;owned\u2407");
    assertThat(obeyed(run.console())).isEmpty();
    assertThat(run.console().lines()).noneMatch(line -> line.startsWith("VERDICT  PASS"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "summary.md",
        "junit.xml",
        "summary.json",
        "report.html",
        "errors.csv",
        "run.json"
      })
  void shouldWriteNothingThatATerminalObeys(String name) {
    assertThat(obeyed(FinishedRun.text(run.file(name)))).isEmpty();
  }

  @Test
  void shouldKeepTheNamesInTheScriptOfGatlingsOwnPage() {
    String page = FinishedRun.text(run.folder().resolve("index.html"));
    Matcher categories = CATEGORIES.matcher(page);

    assertThat(categories.find()).isTrue();
    List<String> names = List.of(categories.group(1).split(", (?=')"));
    assertThat(names)
        .hasSize(HostileSimulation.NAMES.size() + 1)
        .allSatisfy(name -> assertThat(name).matches("'[^'\\\\]*'"))
        .contains("'\u2039/script>\u2039script>alert(1)\u2039/script>'", "'back\uff3c'");
    assertThat(page).doesNotContain("<script>alert", "<!--<script>");
    assertThat(obeyed(page)).isEmpty();
  }

  @Test
  void shouldCallTheSameRequestTheSameInGatlingsLogAndInOurs() {
    assertThat(run.summary().figures()).isEqualTo(RecordedLog.of(run.log()).figures());
  }

  private static List<String> obeyed(String text) {
    return OBEYED
        .matcher(text)
        .results()
        .map(it -> Integer.toHexString(it.group().charAt(0)))
        .distinct()
        .toList();
  }
}
