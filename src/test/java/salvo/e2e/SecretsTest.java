package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.EchoSimulation;

/**
 * Secrets of eleven shapes, which the target gets and says again, encoded in many ways: none stands
 * in any byte of what a run writes, prints, serves or calls its processes by.
 */
class SecretsTest {

  private static final Pattern PAGE = Pattern.compile("Live page: (http://127\\.0\\.0\\.1:\\d+)");

  private static final Map<String, String> SECRETS =
      Map.ofEntries(
          Map.entry("header", "hdr+Lit/one=&<9>"),
          Map.entry("query", "qryLit2Zz"),
          Map.entry("bearer", "bearerTok3Zz"),
          Map.entry("basic", "basicPw4 Zz"),
          Map.entry("userinfo", "userInfo5Zz"),
          Map.entry("environment", "envHarm\"less'6\\Zz"),
          Map.entry("option", "optionPw7/Zz"),
          Map.entry("cookie", "cookieSid8Zz"),
          Map.entry("exporter", "exporterKey9Zz"),
          Map.entry("body", "bodyField10Zz"),
          Map.entry("file", "fileOpt11é Zz"));

  private static final List<String> SAID =
      SECRETS.values().stream().flatMap(it -> forms(it).values().stream()).toList();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> received = ConcurrentHashMap.newKeySet();

  @TempDir private Path folder;

  @Test
  void shouldShowNoneOfThemAnywhereWhenTheTargetSaysThemAgain() throws Exception {
    HttpServer target = target();
    Path file =
        Files.writeString(
            folder.resolve("credentials.conf"),
            "salvo.systems.echo.options.greeting = \"" + SECRETS.get("file") + "\"");
    StringBuilder seen = new StringBuilder();
    try (GatlingProcess process = launch(target.getAddress().getPort(), file).start()) {
      process.awaitText("Load:").awaitText(" requests ");
      URI page = URI.create(found(process.console()));
      seen.append(get(page)).append(get(page.resolve("/metrics"))).append(firstEvent(page));
      process.children().forEach(it -> seen.append(it.info().commandLine().orElse("")));
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(run.summary().requests()).isGreaterThan(SAID.size());
      assertThat(received).containsAll(List.of(SECRETS.get("header"), "Bearer bearerTok3Zz"));
      assertThat(run.console()).contains("printed ***", "broken by ***");
      assertNowhere("the console", run.console());
      assertNowhere("the live page", seen.toString());
      for (Path written : files(run.folder())) {
        assertNowhere(written.toString(), content(written));
      }
    } finally {
      target.stop(0);
    }
  }

  private GatlingLaunch launch(int port, Path credentials) {
    return GatlingLaunch.of(EchoSimulation.class, folder)
        .with("baseUrl", "http://127.0.0.1:" + port)
        .with("rps", 60)
        .with("duration", "6 s")
        .withVariable("A_HARMLESS_NAME", SECRETS.get("environment"))
        .withVariable("EXPORTER", "http://127.0.0.1:1/" + SECRETS.get("exporter"))
        .withVariable("SALVO_SYSTEMS_ECHO_OPTIONS_PASSWORD", SECRETS.get("option"))
        .withSettings(
            """
            include file("CREDENTIALS")
            salvo {
              report.requests = true
              monitor.exporters = [ { name = other, url = ${EXPORTER}, series = [ load ] } ]
              http.headers {
                X-Auth = "HEADER"
                Authorization = "Bearer BEARER"
                Cookie = "lang=en; sid=COOKIE"
                X-Env = ${A_HARMLESS_NAME}
              }
              systems.echo.options.password = ""
              systems.echo.list = [
                {
                  name = described
                  method = POST
                  path = "/echo?sig=QUERY&from=http://bob:USERINFO@host/"
                  headers { X-Basic = "Basic BASIC" }
                  body = "{\\"user\\": \\"bob\\", \\"password\\": \\"BODY\\"}"
                }
              ]
            }
            """
                .replace("CREDENTIALS", credentials.toString())
                .replace("HEADER", SECRETS.get("header"))
                .replace("BEARER", SECRETS.get("bearer"))
                .replace("COOKIE", SECRETS.get("cookie"))
                .replace("QUERY", SECRETS.get("query"))
                .replace("USERINFO", SECRETS.get("userinfo"))
                .replace("BASIC", base64("bob:" + SECRETS.get("basic")))
                .replace("BODY", SECRETS.get("body")));
  }

  /** A target that says the secrets, one form after the other. */
  private HttpServer target() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestHeaders().values().forEach(received::addAll);
    exchange.getRequestBody().readAllBytes();
    int next = Integer.parseInt(exchange.getRequestHeaders().getFirst("X-Next"));
    byte[] body = SAID.get(next % SAID.size()).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void assertNowhere(String place, String content) {
    List<String> found = new ArrayList<>();
    SECRETS.forEach(
        (shape, secret) ->
            forms(secret)
                .forEach(
                    (form, text) -> {
                      if (content.contains(text)) {
                        found.add(shape + " " + form);
                      }
                    }));
    assertThat(found).as(place).isEmpty();
  }

  private static Map<String, String> forms(String secret) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("raw", secret);
    forms.put("url", URLEncoder.encode(secret, StandardCharsets.UTF_8));
    forms.put("path", forms.get("url").replace("+", "%20"));
    forms.put("base64", base64(secret));
    for (String before : List.of("a:", "bo:", "bob:")) {
      forms.put("base64 after " + before, base64(before + secret).substring(before.length() + 2));
    }
    forms.put("json", secret.replace("\\", "\\\\").replace("\"", "\\\""));
    forms.put("html", secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    return forms;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String found(String console) {
    Matcher matcher = PAGE.matcher(console);
    assertThat(matcher.find()).as(console).isTrue();
    return matcher.group(1);
  }

  private String get(URI uri) throws Exception {
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** The first few KB of the page's stream, with all that its first frame tells. */
  private String firstEvent(URI page) throws Exception {
    try (InputStream events =
        client
            .send(
                HttpRequest.newBuilder(page.resolve("/events")).build(),
                HttpResponse.BodyHandlers.ofInputStream())
            .body()) {
      String text = "";
      while (!text.contains("\n\n")) {
        text += new String(events.readNBytes(16), StandardCharsets.UTF_8);
      }
      return text;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** As bytes of UTF-8, and as those of the log, which knows Latin-1 too. */
  private static String content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      byte[] bytes = unpacked.readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          + new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
