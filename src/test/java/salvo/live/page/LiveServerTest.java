package salvo.live.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.live.EventReader;
import salvo.live.FakeSource;
import salvo.live.LiveDrive;
import salvo.live.LiveFrame;
import salvo.live.LiveMetrics;
import salvo.live.LiveModel;
import salvo.live.RawClient;
import salvo.live.WatchedRun;
import salvo.web.Guard;

/** The server with real clients, good and bad. */
class LiveServerTest {

  private static final LiveMetrics METRICS =
      new LiveMetrics() {
        @Override
        public String contentType() {
          return "text/plain; version=0.0.4; charset=utf-8";
        }

        @Override
        public void write(OutputStream out) throws IOException {
          out.write("salvo_users 3\n".getBytes(StandardCharsets.UTF_8));
        }
      };

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final AtomicInteger stops = new AtomicInteger();
  private final WatchedRun run = new WatchedRun().loading();
  private boolean stoppable = true;
  private LiveServer server;

  private final TurnedDial dial = new TurnedDial();
  private boolean drivable = true;
  private Optional<Path> report = Optional.empty();
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = LiveServer.start(0, Optional.of(METRICS), new Control());
  }

  private final class Control implements LiveControl {

    @Override
    public boolean stop() {
      return LiveServerTest.this.stop();
    }

    @Override
    public Optional<Path> report() {
      return report;
    }

    @Override
    public Optional<LiveDrive> drive() {
      return drivable ? Optional.of(dial) : Optional.empty();
    }
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private boolean stop() {
    stops.incrementAndGet();
    return stoppable;
  }

  @Test
  void shouldServeOnePageThatNeedsNothingElse() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("cache-control")).contains("no-store");
    String nonce = found("script-src 'nonce-([0-9a-f]{32})'", policy(page));
    assertThat(policy(page)).startsWith("default-src 'none'").contains("connect-src 'self'");
    assertThat(page.body())
        .startsWith("<!DOCTYPE html>")
        .contains("<script nonce=\"" + nonce + "\">", "uPlot", "EventSource")
        .doesNotContain("@nonce@", "@token@", "/*script*/", "/*style*/", "/*charts*/")
        .doesNotContainPattern("(src|href)=\"(?!#|data:)");
    assertThat(policy(get("/"))).as("a nonce is used once").isNotEqualTo(policy(page));
  }

  @Test
  void shouldGiveTheMetricsToWhoeverScrapesThem() throws Exception {
    HttpResponse<String> metrics = get("/metrics");

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.body()).isEqualTo("salvo_users 3\n");
  }

  @Test
  void shouldServeTheReportAndTheFilesBesideItWhenTheyAreWritten() throws Exception {
    assertThat(get("/report").statusCode()).isEqualTo(404);
    assertThat(get("/report/summary.json").statusCode()).isEqualTo(404);
    report = Optional.of(Files.writeString(folder.resolve("report.html"), "<p>all</p>"));
    Files.writeString(folder.resolve("summary.json"), "{}");

    assertThat(get("/report").body()).isEqualTo("<p>all</p>");
    HttpResponse<String> file = get("/report/summary.json");

    assertThat(file.body()).isEqualTo("{}");
    assertThat(file.headers().firstValue("content-type"))
        .contains("application/json; charset=utf-8");
    assertThat(policy(file)).isEqualTo("sandbox allow-scripts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "missing.json",
        "inner",
        "inner/deep.txt",
        "link.txt",
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "..\\secret.txt",
        ".hidden",
        "//etc/passwd",
        "summary.json%00"
      })
  void shouldServeNothingButFilesBesideTheReport(String name) throws Exception {
    Path reports = Files.createDirectories(folder.resolve("run/inner")).getParent();
    report = Optional.of(Files.writeString(reports.resolve("report.html"), ""));
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(reports.resolve("summary.json"), "secret");
    Files.writeString(reports.resolve(".hidden"), "secret");
    Files.writeString(reports.resolve("inner/deep.txt"), "secret");
    Files.createSymbolicLink(reports.resolve("link.txt"), secret);

    try (RawClient raw = RawClient.open(server.address())) {
      String answer =
          raw.send("GET /report/" + name + " HTTP/1.1", "Host: 127.0.0.1", "Connection: close")
              .readUntil("never");

      assertThat(answer).containsPattern("^HTTP/1\\.1 4\\d\\d ").doesNotContain("secret");
    }
  }

  @Test
  void shouldServeNoFileThatAPageCannotKeep() throws Exception {
    report = Optional.of(Files.writeString(folder.resolve("report.html"), ""));
    try (RandomAccessFile large =
        new RandomAccessFile(folder.resolve("requests.csv.gz").toFile(), "rw")) {
      large.setLength(ReportRoutes.MOST_BYTES + 1);
    }

    assertThat(get("/report/requests.csv.gz").statusCode()).isEqualTo(413);
  }

  @Test
  void shouldWaitForEachPageToTakeTheReport() throws Exception {
    server.show(run.second());
    try (EventReader page = EventReader.open(client, server.address())) {
      page.next();
      awaitPages(1);
      assertThat(post("/taken", "", "http://evil.example", token()).statusCode()).isEqualTo(403);
      assertThat(post("/taken", "", server.address().toString(), "0").statusCode()).isEqualTo(403);
      assertThat(post("/taken", "", server.address().toString(), token()).statusCode())
          .isEqualTo(200);

      server.awaitReportTaken(Duration.ofMinutes(1));
    }
  }

  @Test
  void shouldListenOnLoopbackOnly() {
    assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
    assertThat(server.address().getPort()).isPositive();
  }

  @Test
  void shouldSendTheStateEachSecondToEveryPage() throws Exception {
    server.show(run.request("create job", 20, true).second());
    try (EventReader one = EventReader.open(client, server.address());
        EventReader other = EventReader.open(client, server.address())) {
      assertThat(one.response().headers().firstValue("content-type")).contains("text/event-stream");
      assertThat(one.line()).isEqualTo("retry: 1000");
      assertThat(one.next().name()).isEqualTo("complete");
      other.next();
      awaitPages(2);

      server.show(run.request("create job", 20, true).second());

      for (EventReader page : List.of(one, other)) {
        EventReader.Event next = page.next();
        assertThat(next.name()).isEqualTo("next");
        assertThat(next.data().path("requests").asInt()).isEqualTo(2);
        assertThat(next.data().path("points")).hasSize(1);
        assertThat(next.data().path("points").get(0).toString())
            .isEqualTo("[2.0,0,1.0,0.0,20,20,20,null,null]");
      }
    }
  }

  @Test
  void shouldSendEverythingAgainWhenAPageReconnects() throws Exception {
    server.show(run.second());
    try (EventReader first = EventReader.open(client, server.address())) {
      first.next();
    }
    awaitPagesAfter(run.second(), 0);
    server.show(run.second());

    try (EventReader again = EventReader.open(client, server.address())) {
      EventReader.Event complete = again.next();
      assertThat(complete.name()).isEqualTo("complete");
      assertThat(complete.data().path("history")).hasSizeGreaterThanOrEqualTo(3);
      assertThat(complete.data().path("title").asText())
          .isEqualTo("ContentSimulation of content, profile spike");
      assertThat(complete.data().path("server").asText()).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void shouldSendTheFirstStateWhenAPageCameBeforeIt() throws Exception {
    try (EventReader early = EventReader.open(client, server.address())) {
      awaitPages(1);
      server.show(run.second());

      assertThat(early.next().name()).isEqualTo("complete");
    }
  }

  @Test
  void shouldEndTheStreamsWithTheLastStateWhenItCloses() throws Exception {
    try (EventReader page = EventReader.open(client, server.address())) {
      awaitPages(1);
      server.show(run.second());
      server.close();

      assertThat(page.next().data().path("phase").asText()).isEqualTo("load");
      assertThat(page.line()).isEmpty();
      assertThat(page.line()).isNull();
    }
    server = LiveServer.start(0, Optional.of(METRICS), this::stop);
  }

  @Test
  void shouldServeANewPageInPlaceOfTheOldestWhenAllPlacesAreTaken() throws Exception {
    server.show(run.second());
    List<EventReader> pages = new ArrayList<>();
    try {
      for (int i = 0; i <= EventStreams.MOST_PAGES; i++) {
        pages.add(EventReader.open(client, server.address()));
      }

      assertThat(pages.get(EventStreams.MOST_PAGES).next().name()).isEqualTo("complete");
      assertThat(server.pages()).isEqualTo(EventStreams.MOST_PAGES);
    } finally {
      for (EventReader page : pages) {
        page.close();
      }
    }
  }

  @Test
  void shouldServeTheSeventeenthSoonWhenSixteenNeverRead() throws Exception {
    for (int i = 0; i < LiveModel.HISTORY_SECONDS; i++) {
      run.second();
    }
    server.show(run.second());
    List<RawClient> silent = new ArrayList<>();
    try {
      openSilent(silent, EventStreams.MOST_PAGES);
      server.show(run.second());
      long start = System.nanoTime();
      try (EventReader late = EventReader.open(client, server.address())) {
        assertThat(late.next().name()).isEqualTo("complete");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        server.show(run.second());
        assertThat(late.next().name()).isEqualTo("next");
      }
      assertThat(silent.get(0).isClosedByServer()).as("the oldest of them").isTrue();
    } finally {
      for (RawClient one : silent) {
        one.close();
      }
    }
  }

  @Test
  void shouldKeepAPageThatReadsWhenTheOthersNeverDo() throws Exception {
    for (int i = 0; i < LiveModel.HISTORY_SECONDS; i++) {
      run.second();
    }
    server.show(run.second());
    List<RawClient> silent = new ArrayList<>();
    try (EventReader good = EventReader.open(client, server.address())) {
      assertThat(good.next().name()).isEqualTo("complete");
      openSilent(silent, EventStreams.MOST_PAGES - 1);
      for (int i = 0; i < 50; i++) {
        server.show(run.second());
        assertThat(good.next().name()).isEqualTo("next");
      }
      try (EventReader late = EventReader.open(client, server.address())) {
        assertThat(late.next().name()).isEqualTo("complete");
        server.show(run.second());
        assertThat(late.next().name()).isEqualTo("next");
        assertThat(good.next().name()).isEqualTo("next");
      }
    } finally {
      for (RawClient one : silent) {
        one.close();
      }
    }
  }

  private void openSilent(List<RawClient> silent, int count) throws IOException {
    int before = server.pages();
    for (int i = 0; i < count; i++) {
      silent.add(RawClient.open(server.address()).send("GET /events HTTP/1.1", "Host: 127.0.0.1"));
    }
    awaitPages(before + count);
  }

  @Test
  void shouldDropAPageThatNeverReadsAndServeTheOthers() throws Exception {
    for (int i = 0; i < LiveModel.HISTORY_SECONDS; i++) {
      run.second();
    }
    try (RawClient silent = RawClient.open(server.address());
        EventReader good = EventReader.open(client, server.address())) {
      silent.send("GET /events HTTP/1.1", "Host: 127.0.0.1");
      awaitPages(2);
      int frames = 0;
      while (server.pages() == 2 && frames < 100_000) {
        frames++;
        server.show(run.second());
        good.next();
      }

      assertThat(server.pages()).isEqualTo(1);
      assertThat(silent.isClosedByServer()).isTrue();
      server.show(run.second());
      assertThat(good.next().name()).isEqualTo("next");
    }
  }

  @Test
  void shouldStopTheRunWhenItsOwnPageAsks() throws Exception {
    HttpResponse<String> answer = stop(server.address().toString(), token());

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("The load is being stopped.\n");
    assertThat(stops).hasValue(1);
  }

  @Test
  void shouldTurnTheDialWhenItsOwnPageAsks() throws Exception {
    assertThat(turn("/level", "level=40&ramp=10s").body()).isEqualTo("set 40.0 PT10S\n");
    assertThat(turn("/level", "level=0.5").body()).isEqualTo("set 0.5 PT0S\n");
    assertThat(turn("/pause", "").body()).isEqualTo("paused\n");
    assertThat(turn("/resume", "").statusCode()).isEqualTo(200);
    assertThat(dial.turns).containsExactly("set 40.0 PT10S", "set 0.5 PT0S", "paused", "resumed");
  }

  @ParameterizedTest
  @CsvSource({
    "level=, level: give a number",
    "level=many, level: give a number",
    "levl=4, no such setting",
    "level=4&level=5, Give level once",
    "level=4&ramp=soon, ramp: give a time",
    "level=4&ramp=900h, ramp: give a time",
    "level=4&ramp=-1s, ramp: give a time",
    "ramp=1s, level: give a number",
    "level=%zz, level",
    "level=1000, too high",
    "'', level: give a number"
  })
  void shouldSayWhatIsWrongWhenTheDialCannotBeTurnedSo(String form, String problem)
      throws Exception {
    HttpResponse<String> answer = turn("/level", form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(problem);
    assertThat(dial.turns).isEmpty();
  }

  @Test
  void shouldNotTurnTheDialWhenTheFormIsLong() throws Exception {
    assertThat(turn("/level", "level=" + "1".repeat(1_000)).statusCode()).isEqualTo(413);
    assertThat(dial.turns).isEmpty();
  }

  @Test
  void shouldNotTurnTheDialWhenThereIsNone() throws Exception {
    drivable = false;

    assertThat(turn("/pause", "").statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/level", "/pause", "/resume"})
  void shouldSayWhyWhenASearchTurnsTheDial(String path) throws Exception {
    dial.now = Optional.of(FakeSource.locked());

    HttpResponse<String> answer = turn(path, "level=4");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("A search sets the level.\n");
    assertThat(dial.turns).isEmpty();
    assertThat(stop(server.address().toString(), token()).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/level", "/pause", "/resume"})
  void shouldNotTurnTheDialWhenAnotherPageAsks(String path) throws Exception {
    assertThat(post(path, "level=4", "http://evil.example", token()).statusCode()).isEqualTo(403);
    assertThat(post(path, "level=4", server.address().toString(), "0").statusCode()).isEqualTo(403);
    assertThat(dial.turns).isEmpty();
  }

  private HttpResponse<String> turn(String path, String form) throws Exception {
    return post(path, form, server.address().toString(), token());
  }

  private HttpResponse<String> post(String path, String form, String origin, String token)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .headers("Origin", origin, Guard.TOKEN_HEADER, token)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void shouldSayThatThereIsNothingToStopWhenTheLoadIsOver() throws Exception {
    stoppable = false;

    assertThat(stop(server.address().toString(), token()).statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcdef0123456789abcdef"})
  void shouldNotStopTheRunWhenTheTokenIsMissingOrWrong(String token) throws Exception {
    HttpResponse<String> answer = stop(server.address().toString(), token);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("token");
    assertThat(stops).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "http://127.0.0.1:1", "http://localhost", "null", ""})
  void shouldNotStopTheRunWhenAnotherPageAsks(String origin) throws Exception {
    HttpResponse<String> answer = stop(origin, token());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("own page only");
    assertThat(stops).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "10.0.0.1:80", ""})
  void shouldRefuseEveryRequestWhenTheHostIsForeign(String host) throws Exception {
    for (String request : List.of("GET /", "GET /events", "POST /stop")) {
      try (RawClient raw = RawClient.open(server.address())) {
        String answer =
            raw.send(
                    request + " HTTP/1.1",
                    "Host: " + host,
                    "Origin: http://" + host,
                    "X-Salvo-Token: " + token(),
                    "Connection: close")
                .readUntil("never");

        assertThat(answer).containsPattern("^HTTP/1\\.1 4(21|00) ").doesNotContain("salvo-token");
      }
    }
    assertThat(stops).hasValue(0);
  }

  @Test
  void shouldAnswerByEachNameOfThisMachine() throws Exception {
    for (String host : List.of("localhost:8089", "127.0.0.1", "LOCALHOST", "[::1]:80")) {
      try (RawClient raw = RawClient.open(server.address())) {
        raw.send("GET / HTTP/1.1", "Host: " + host);

        assertThat(raw.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"GET,/nowhere,404", "POST,/,405", "PUT,/events,405", "GET,/stop,405"})
  void shouldRefuseWhatItDoesNotServe(String method, String path, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();

    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(status);
  }

  @Test
  void shouldSayWhyWhenThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThatIOException()
          .isThrownBy(() -> LiveServer.start(taken.getLocalPort(), Optional.empty(), this::stop))
          .withMessageContaining("in use");
    }
  }

  private void awaitPages(int count) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (server.pages() != count) {
      assertThat(System.nanoTime()).as("pages: %s", server.pages()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** A page that has gone is noticed at the latest when something is sent to it. */
  private void awaitPagesAfter(LiveFrame frame, int count) throws IOException {
    server.show(frame);
    awaitPages(count);
  }

  private HttpResponse<String> stop(String origin, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + "/stop"))
            .POST(HttpRequest.BodyPublishers.noBody());
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    if (!token.isEmpty()) {
      request.header("X-Salvo-Token", token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(server.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String token() throws Exception {
    return found("name=\"salvo-token\" content=\"([0-9a-f]{32})\"", get("/").body());
  }

  private static String policy(HttpResponse<String> page) {
    return page.headers().firstValue("content-security-policy").orElseThrow();
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
