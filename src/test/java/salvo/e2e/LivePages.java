package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.live.EventReader;
import salvo.live.LivePhase;

/** The live page of a running process, as a script uses it. */
final class LivePages {

  private static final Pattern PAGE = Pattern.compile("Live page: (http://127\\.0\\.0\\.1:\\d+)");
  private static final Pattern TOKEN = Pattern.compile("salvo-token\" content=\"([0-9a-f]{32})\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI page;
  private final String token;

  private LivePages(URI page) throws Exception {
    this.page = page;
    HttpRequest request = HttpRequest.newBuilder(page).build();
    this.token = found(TOKEN, client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** Once the load has begun. */
  static LivePages of(GatlingProcess process) throws Exception {
    process.awaitText("Load:");
    return waiting(process);
  }

  /** Of another injector of the run, once its own load has begun. */
  static LivePages of(GatlingProcess process, int injector) throws Exception {
    process.awaitText("Load:");
    Waiting.until(
        "injector " + injector + " to say where its page is",
        () -> PAGE.matcher(process.consoleOf(injector)).find());
    LivePages pages = new LivePages(URI.create(found(PAGE, process.consoleOf(injector))));
    pages.awaitLoad();
    return pages;
  }

  /** As soon as the page is there. */
  static LivePages waiting(GatlingProcess process) throws Exception {
    return new LivePages(URI.create(found(PAGE, process.console())));
  }

  private void awaitLoad() throws Exception {
    try (EventReader events = EventReader.open(client, page)) {
      while (!events.next().data().path("phase").asText().equals(LivePhase.LOAD.label())) {
        // The stream ends with the run.
      }
    }
  }

  /** What the page answers to a form. */
  String post(String path, String form) throws Exception {
    return send(path, form, token).body();
  }

  /** The status of the answer to one who knows that token. */
  int status(String path, String known) throws Exception {
    return send(path, "", known).statusCode();
  }

  /** What a metric of that name stands at. */
  double metric(String name) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(page.resolve("/metrics")).build();
    return client
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  String token() {
    return token;
  }

  private HttpResponse<String> send(String path, String form, String known) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .headers("Origin", page.toString(), "X-Salvo-Token", known)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
