package salvo.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.config.SandboxRoute.ServiceTime;
import salvo.config.input.InputFile;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.text.DurationText;

/** Reads what a declared stand-in answers to one method and path. */
final class SandboxRouteReader {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final long MOST_BODY_BYTES = 1 << 20;
  private static final int OK = 200;
  private static final int MOST_AT_ONCE = 1_000_000;

  private static final Pattern PLACEHOLDER = Pattern.compile("#\\{([^}]*)}");
  private static final Pattern JSON_FIELD = Pattern.compile("json(\\.[\\w-]+)+");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  /** The server writes them itself. */
  private static final Pattern OWN_HEADER =
      Pattern.compile("(?i)content-length|content-type|transfer-encoding|connection");

  private static final Rule<String> ONE_LINE =
      Rules.textLike(Pattern.compile("[^\\p{Cntrl}]*"), "a text of one line", "no-store");

  private static final Rule<String> CONTENT_TYPE =
      Rules.textLike(
          Pattern.compile("[^\\s/;]+/[^\\s/;]+(;[^\\p{Cntrl}]*)?"),
          "a media type",
          "application/json");

  private static final Rule<Path> BODY_FILE =
      Rule.ofText(
          "a regular file in UTF-8 of at most 1 MB, relative to the working directory",
          "bodies/products.json",
          name -> InputFile.ofText(name, MOST_BODY_BYTES));

  private final String name;
  private final Section route;

  SandboxRouteReader(String name, Section route) {
    this.name = name;
    this.route = route;
  }

  SandboxRoute route() {
    if (name.startsWith("MESSAGE ")) {
      return message();
    }
    int status = route.optional("status", Rules.wholeNumber(200, 599, "200")).orElse(200);
    String body = body(status);
    return new SandboxRoute(
        name,
        status,
        body,
        headers(!body.isEmpty()),
        serviceTime(),
        route.optionalInt("capacity", Rules.wholeNumber(1, MOST_AT_ONCE, "10")));
  }

  /** What each message on a WebSocket is answered with; it has neither status nor headers. */
  private SandboxRoute message() {
    return new SandboxRoute(name, OK, body(OK), Map.of(), serviceTime(), OptionalInt.empty());
  }

  private String body(int status) {
    if (route.has("body") && route.has("bodyFile")) {
      route.report("bodyFile", "the only body: body is given too", "leave out one of the two");
    }
    Optional<String> inline = route.optional("body", Rules.text("{}"));
    Optional<String> file = route.optional("bodyFile", BODY_FILE).map(SandboxRouteReader::text);
    String key = inline.isPresent() ? "body" : "bodyFile";
    String body = inline.or(() -> file).orElse("");
    if (!body.isEmpty() && (status == 204 || status == 304)) {
      route.report(key, "left out, as status " + status + " has no body", "leave it out");
    }
    checkPlaceholders(key, body);
    return body;
  }

  private void checkPlaceholders(String key, String body) {
    Matcher placeholders = PLACEHOLDER.matcher(body);
    while (placeholders.find()) {
      if (!isKnown(placeholders.group(1))) {
        route.report(
            key,
            "a text whose placeholders are #{uuid}, #{json.field} of the request's body, or"
                + " #{path.name} of a segment in braces",
            "correct " + placeholders.group());
      }
    }
  }

  private boolean isKnown(String placeholder) {
    boolean ofPath =
        placeholder.startsWith("path.")
            && name.contains("{" + placeholder.substring("path.".length()) + "}");
    return placeholder.equals("uuid") || ofPath || JSON_FIELD.matcher(placeholder).matches();
  }

  private Map<String, String> headers(boolean hasBody) {
    Map<String, String> headers = new TreeMap<>(route.valuesOf("headers", ONE_LINE));
    for (String header : headers.keySet()) {
      if (!TOKEN.matcher(header).matches() || OWN_HEADER.matcher(header).matches()) {
        route.report(
            "headers",
            "names of headers that the sandbox does not write itself; not " + header,
            "leave it out; the content type is contentType");
      }
    }
    Optional<String> contentType = route.optional("contentType", CONTENT_TYPE);
    if (hasBody) {
      headers.put("Content-Type", contentType.orElse("application/json"));
    }
    return headers;
  }

  private ServiceTime serviceTime() {
    if (route.isObject("serviceTime")) {
      return percentiles(route.section("serviceTime"));
    }
    Rule<Duration> fixed = Rules.duration(Duration.ZERO, HOUR, "20 ms");
    return ServiceTime.fixed(route.optional("serviceTime", fixed).orElse(Duration.ZERO));
  }

  private static ServiceTime percentiles(Section times) {
    Rule<Duration> time = Rules.duration(Duration.ofMillis(1), HOUR, "50 ms");
    Duration p50 = times.required("p50", Rules.duration(Duration.ofMillis(1), HOUR, "1 ms"));
    Duration p95 = times.required("p95", time);
    Duration p99 = times.optional("p99", time).orElse(p95);
    Duration max = times.optional("max", time).orElse(p99);
    refuseLess(times, "p95", p95, "p50", p50);
    refuseLess(times, "p99", p99, "p95", p95);
    refuseLess(times, "max", max, "p99", p99);
    return new ServiceTime(p50, p95, p99, max);
  }

  private static void refuseLess(
      Section times, String key, Duration time, String lesserKey, Duration lesser) {
    if (times.has(key) && time.compareTo(lesser) < 0) {
      times.report(
          key,
          "at least " + lesserKey + ", " + DurationText.of(lesser),
          "raise " + key + " or lower " + lesserKey);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the body " + file, e);
    }
  }
}
