package salvo.doctor.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import salvo.config.Settings;
import salvo.doctor.finding.Finding;
import salvo.doctor.finding.Level;
import salvo.doctor.finding.SequentialFigures;
import salvo.doctor.finding.TargetFindings;

class TargetDoctorTest {

  private static final String OK = ScriptedTarget.http("200 OK");

  @Test
  void shouldFindNothingWhenTheTargetIsHealthy() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    try {
      TargetFindings found =
          look(URI.create("http://localhost:" + server.getAddress().getPort() + "/a?b=c"), 25);

      assertThat(found.findings()).extracting(Finding::level).containsOnly(Level.OK);
      assertThat(found.findings())
          .extracting(Finding::check)
          .containsExactly(
              "DNS",
              "TCP",
              "round trip",
              "HTTP version",
              "answer",
              "response time",
              "keep-alive",
              "clock skew",
              "one after another");
      assertThat(finding(found, "answer").text()).isEqualTo("GET /a?b=c got status 200");
      assertThat(found.load()).get().returns(25, SequentialFigures::sent);
      assertThat(found.load().get().failures()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldNameTheHostWhenItHasNoAddress() {
    TargetFindings found = look(URI.create("http://nowhere.invalid:8080"), 5);

    assertThat(found.findings()).hasSize(1);
    assertProblem(found, "DNS", "nowhere.invalid has no address", "name server");
    assertThat(found.load()).isEmpty();
  }

  @Test
  void shouldNameThePortWhenItRefusesConnections() throws IOException {
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = bound.getLocalPort();

      TargetFindings found = look(URI.create("http://127.0.0.1:" + port), 0);

      assertProblem(found, "TCP", "127.0.0.1:" + port + " refuses connections", "Start");
      assertThat(found.findings()).hasSize(2);
    }
  }

  @Test
  void shouldNameTheVersionWhenItIsHttp10() throws IOException {
    try (ScriptedTarget target =
        ScriptedTarget.start(nth -> nth == 0 ? OK.replace("HTTP/1.1", "HTTP/1.0") : "")) {
      TargetFindings found = look(target.uri(), 0);

      assertProblem(found, "HTTP version", "with HTTP/1.0", "Enable HTTP/1.1");
      assertNote(found, "keep-alive", "closes each connection");
    }
  }

  @Test
  void shouldNameTheTimeWhenTheTargetIsSlow() throws IOException {
    try (ScriptedTarget target =
        ScriptedTarget.start(
            nth -> {
              waitFor(nth == 0 ? Duration.ofMillis(1_100) : Duration.ZERO);
              return OK;
            })) {
      assertNote(look(target.uri(), 0), "response time", "GET / took 1.1");
    }
  }

  @Test
  void shouldAskForCredentialsWhenTheTargetRefusesWithout() throws IOException {
    try (ScriptedTarget target = ScriptedTarget.always(ScriptedTarget.http("401 Unauthorized"))) {
      TargetFindings found = look(target.uri(), 3);

      assertNote(found, "answer", "GET / got status 401");
      assertThat(finding(found, "answer").fix()).get().asString().contains("salvo.http.headers");
      assertThat(finding(found, "one after another").level()).isEqualTo(Level.OK);
    }
  }

  @Test
  void shouldNameTheCredentialsWhenTheTargetRefusesThem() throws IOException {
    try (ScriptedTarget target = ScriptedTarget.always(ScriptedTarget.http("401 Unauthorized"))) {
      Map<String, String> headers =
          Map.of("Authorization", "Bearer s3cr3t-of-ann", "X-User", "#{name}");

      TargetFindings found =
          new TargetDoctor(target.uri(), http(headers, true, Optional.empty())).look(0);

      assertProblem(found, "answer", "status 401, with the credentials", "Renew them");
      assertThat(target.requests())
          .allSatisfy(
              it ->
                  assertThat(it)
                      .contains("Authorization: Bearer s3cr3t-of-ann")
                      .doesNotContain("X-User"));
      assertThat(found.toString()).doesNotContain("s3cr3t");
    }
  }

  @Test
  void shouldNameTheSkewWhenTheTargetsClockIsAhead() throws IOException {
    assertProblem(lookAtClock(Duration.ofMinutes(5)), "clock skew", "ahead", "time service");
    assertNote(lookAtClock(Duration.ofSeconds(-30)), "clock skew", "behind");
    assertThat(finding(lookAtClock(Duration.ZERO), "clock skew").level()).isEqualTo(Level.OK);
  }

  @Test
  void shouldNameTheStatusWhenTheServiceFails() throws IOException {
    try (ScriptedTarget target = ScriptedTarget.always(ScriptedTarget.http("503 Busy"))) {
      assertProblem(look(target.uri(), 0), "answer", "got status 503", "Fix the service");
    }
    try (ScriptedTarget target = ScriptedTarget.always(ScriptedTarget.http("429 Slow Down"))) {
      assertProblem(look(target.uri(), 0), "answer", "got status 429", "limit");
    }
  }

  @Test
  void shouldTellWhereItLeadsWhenTheAnswerIsARedirect() throws IOException {
    try (ScriptedTarget target =
        ScriptedTarget.always(ScriptedTarget.http("301 Moved", "Location: https://other/"))) {
      assertNote(look(target.uri(), 0), "answer", "got status 301, to https://other/");
    }
  }

  @Test
  void shouldSaySoWhenTheTargetSpeaksNoHttp() throws IOException {
    try (ScriptedTarget target = ScriptedTarget.always("220 mail.example ESMTP\r\n")) {
      assertProblem(look(target.uri(), 5), "HTTP version", "is not an HTTP/1 answer", "https://");
    }
    try (ScriptedTarget target = ScriptedTarget.always("")) {
      assertProblem(look(target.uri(), 5), "answer", "closed without an answer", "log");
    }
  }

  @Test
  void shouldNameTheCutWhenAConnectionIsNotKeptAsPromised() throws IOException {
    try (ScriptedTarget target = ScriptedTarget.start(nth -> nth == 0 ? OK : "")) {
      assertProblem(look(target.uri(), 0), "keep-alive", "closed it without an answer", "Correct");
    }
  }

  @Test
  void shouldReadOnWhenTheBodyComesInChunks() throws IOException {
    String chunked =
        "HTTP/1.1 103 Early Hints\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5;x=y\r\nhello\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";
    try (ScriptedTarget target = ScriptedTarget.always(chunked)) {
      TargetFindings found = look(target.uri(), 4);

      assertThat(found.findings()).extracting(Finding::level).containsOnly(Level.OK);
      assertThat(target.requests()).hasSize(6);
    }
  }

  @Test
  void shouldCountFailuresByCauseWhenRequestsGoOneAfterAnother() throws IOException {
    AtomicInteger count = new AtomicInteger();
    try (ScriptedTarget target =
        ScriptedTarget.start(
            nth -> count.incrementAndGet() == 5 ? ScriptedTarget.http("500 Oh") : OK)) {
      TargetFindings found = look(target.uri(), 10);

      assertProblem(
          found,
          "one after another",
          "10 requests: median",
          "fails even with one request at a time");
      assertThat(found.load().get().failures()).isEqualTo(Map.of("status 500", 1));
      assertThat(found.load().get().medianMillis()).isPresent();
    }
  }

  @Test
  void shouldStopAskingWhenTooManyFailInARow() throws IOException {
    AtomicInteger count = new AtomicInteger();
    try (ScriptedTarget target =
        ScriptedTarget.start(nth -> count.incrementAndGet() > 4 ? "" : OK)) {
      TargetFindings found = look(target.uri(), 1_000);

      assertThat(found.load().get().sent()).isEqualTo(12);
      assertThat(found.load().get().failed()).isEqualTo(10);
      assertThat(finding(found, "one after another").text()).endsWith("; ended early");
    }
  }

  private static TargetFindings lookAtClock(Duration ahead) throws IOException {
    try (ScriptedTarget target =
        ScriptedTarget.start(
            nth ->
                ScriptedTarget.http(
                    "200 OK",
                    "Date: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Instant.now().plus(ahead).atOffset(ZoneOffset.UTC))))) {
      return look(target.uri(), 0);
    }
  }

  private static void waitFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static TargetFindings look(URI target, int requests) {
    return new TargetDoctor(target, http(Map.of(), true, Optional.empty())).look(requests);
  }

  private static Settings.Http http(
      Map<String, String> headers, boolean verify, Optional<String> trustStore) {
    return new Settings.Http(
        Duration.ofMinutes(1),
        true,
        0,
        List.of(),
        new Settings.Tls(verify, trustStore, Optional.empty()),
        headers);
  }

  private static Finding finding(TargetFindings found, String check) {
    List<Finding> all = found.findings();
    assertThat(all).extracting(Finding::check).contains(check);
    return all.stream().filter(it -> it.check().equals(check)).findFirst().orElseThrow();
  }

  private static void assertProblem(TargetFindings found, String check, String text, String fix) {
    Finding finding = finding(found, check);
    assertThat(finding.level()).as(finding.toString()).isEqualTo(Level.PROBLEM);
    assertThat(finding.text()).contains(text);
    assertThat(finding.fix()).get().asString().contains(fix).endsWith(".");
  }

  private static void assertNote(TargetFindings found, String check, String text) {
    Finding finding = finding(found, check);
    assertThat(finding.level()).as(finding.toString()).isEqualTo(Level.NOTE);
    assertThat(finding.text()).contains(text);
  }
}
