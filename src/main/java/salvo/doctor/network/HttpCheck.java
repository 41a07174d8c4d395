package salvo.doctor.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import salvo.doctor.finding.Finding;
import salvo.text.DurationText;
import salvo.text.Quantity;

/** What one request gets, and another one on the same connection. */
final class HttpCheck {

  private static final String VERSION = "HTTP version";
  private static final String ANSWER = "answer";
  private static final String TIME = "response time";
  private static final String KEPT = "keep-alive";
  private static final String SKEW = "clock skew";
  private static final double SLOW_MILLIS = 1_000;
  private static final double VERY_SLOW_MILLIS = 5_000;
  private static final Duration NOTABLE_SKEW = Duration.ofSeconds(2);
  private static final Duration BAD_SKEW = Duration.ofMinutes(1);
  private static final long HALF_A_SECOND_MILLIS = 500;

  private final TargetAddress target;
  private final Map<String, String> headers;
  private final boolean http2;

  /**
   * @param http2 whether TLS has shown that the target speaks it too
   */
  HttpCheck(TargetAddress target, Map<String, String> headers, boolean http2) {
    this.target = target;
    this.headers = headers;
    this.http2 = http2;
  }

  /**
   * What was found.
   *
   * @param status of the answer; empty where there was none
   */
  record Result(List<Finding> findings, OptionalInt status) {

    private static Result unanswered(Finding problem) {
      return new Result(List.of(problem), OptionalInt.empty());
    }
  }

  /** Opens a connection to the target. */
  interface Opening {
    Wire open() throws IOException;
  }

  Result look(Opening opening) {
    try (Wire wire = opening.open()) {
      Answer first = wire.get(headers);
      List<Finding> findings = new ArrayList<>();
      findings.add(version(first));
      findings.add(new StatusFinding(target, headers).of(first));
      findings.add(responseTime(first));
      findings.add(kept(first, wire));
      findings.add(skew(first));
      return new Result(findings, OptionalInt.of(first.status()));
    } catch (NotHttpException e) {
      return Result.unanswered(
          Finding.problem(
              VERSION,
              e.getMessage(),
              target.secured()
                  ? "Correct the port in salvo.baseUrl: something else listens there."
                  : "Use https:// if that port speaks TLS, or correct the port in"
                      + " salvo.baseUrl."));
    } catch (SocketTimeoutException e) {
      return Result.unanswered(
          Finding.problem(
              ANSWER,
              "GET " + target.path() + " got no answer within " + seconds(),
              "Find out what the target is waiting for: nothing else on this machine is sending it"
                  + " requests."));
    } catch (IOException e) {
      return Result.unanswered(
          Finding.problem(
              ANSWER,
              "GET " + target.path() + " got no answer: " + e.getMessage(),
              "Look into the target's log: it accepts the connection and then closes it."));
    }
  }

  private static String seconds() {
    return DurationText.of(Duration.ofMillis(Wire.PATIENCE_MILLIS));
  }

  private Finding version(Answer answer) {
    if (answer.version().equals("HTTP/1.0")) {
      return Finding.problem(
          VERSION,
          "the target answers an HTTP/1.1 request with HTTP/1.0",
          "Enable HTTP/1.1 on the target, or on the proxy in front of it (nginx: proxy_http_version"
              + " 1.1): as it is, every request opens a connection.");
    }
    return Finding.ok(VERSION, answer.version() + (http2 ? ", and HTTP/2 is offered" : ""));
  }

  private Finding responseTime(Answer answer) {
    String text =
        "GET " + target.path() + " took " + Quantity.millis(answer.millis()) + " without any load";
    String fix =
        "Find out why before any load: an answer of the idle target is what all others will be"
            + " measured against.";
    if (answer.millis() > VERY_SLOW_MILLIS) {
      return Finding.problem(TIME, text, fix);
    }
    return answer.millis() > SLOW_MILLIS
        ? Finding.note(TIME, text, fix)
        : Finding.ok(TIME, Quantity.millis(answer.millis()));
  }

  /** Nobody asks anybody for a connection that will be closed. */
  private Finding kept(Answer first, Wire wire) {
    if (!first.isKept()) {
      return Finding.note(
          KEPT,
          "the target closes each connection after one answer",
          "Enable keep-alive on the target, or on the proxy in front of it: otherwise every request"
              + " opens a connection and occupies a local port for a minute.");
    }
    try {
      wire.get(headers);
      return Finding.ok(KEPT, "a second request used the same connection");
    } catch (EOFException e) {
      return cut("closed it without an answer");
    } catch (IOException e) {
      return cut("did not answer on it: " + e.getMessage());
    }
  }

  private static Finding cut(String how) {
    return Finding.problem(
        KEPT,
        "the target said that it keeps the connection, but " + how,
        "Correct that on the target or the proxy in front of it: requests on kept connections fail"
            + " because of it; salvo.http.retries = 1 would only hide that.");
  }

  /** The header is exact to the second, of which the middle is taken. */
  private Finding skew(Answer answer) {
    Optional<Instant> date = answer.date();
    if (date.isEmpty()) {
      return Finding.ok(SKEW, "not known: the answer has no Date");
    }
    Duration ahead =
        Duration.between(answer.received(), date.get().plusMillis(HALF_A_SECOND_MILLIS));
    String text =
        "the target's clock is "
            + DurationText.rounded(ahead.abs())
            + (ahead.isNegative() ? " behind" : " ahead");
    String fix =
        "Let a time service set both clocks: otherwise tokens expire early or late, and the"
            + " target's log does not match the run's.";
    if (ahead.abs().compareTo(BAD_SKEW) > 0) {
      return Finding.problem(SKEW, text, fix);
    }
    return ahead.abs().compareTo(NOTABLE_SKEW) > 0
        ? Finding.note(SKEW, text, fix)
        : Finding.ok(SKEW, "less than " + DurationText.of(NOTABLE_SKEW) + " by the header Date");
  }
}
