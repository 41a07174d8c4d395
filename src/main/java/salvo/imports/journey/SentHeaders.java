package salvo.imports.journey;

import java.util.Locale;
import java.util.regex.Pattern;
import salvo.imports.model.ImportSecrets;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.RecordedCall;

/** Which headers are part of a request, and which are the business of whoever sends it. */
final class SentHeaders {

  private static final Pattern OF_THE_CLIENT =
      Pattern.compile(
          "(?i):.*|host|connection|proxy-.*|keep-alive|te|transfer-encoding|content-length|expect"
              + "|upgrade.*|accept-encoding|accept-charset|user-agent|cookie|origin|referer|dnt|via"
              + "|priority|cache-control|pragma|if-.*|sec-.*|x-client-data|x-forwarded-.*"
              + "|postman-token|traceparent|tracestate|x-request-id|x-correlation-id");

  private static final Pattern ANYTHING = Pattern.compile("\\*/\\*|application/json|");
  private static final int LONGEST = 8_192;

  private SentHeaders() {}

  /** The request with those that a step has to name. */
  static RecordedCall of(RecordedCall call) {
    return call.with(call.headers().stream().filter(it -> isSent(it, call)).toList());
  }

  private static boolean isSent(Field header, RecordedCall call) {
    String name = header.name();
    if (OF_THE_CLIENT.matcher(name).matches()
        || !name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}")
        || header.value().length() > LONGEST
        || header.value().matches("(?s).*[\\p{Cntrl}&&[^\\t]].*")) {
      return false;
    }
    if (name.equalsIgnoreCase("accept")) {
      return !ANYTHING.matcher(header.value().strip()).matches();
    }
    return !name.equalsIgnoreCase("content-type") || isOwnType(call.body(), header.value());
  }

  /** Those that follow from the kind of a body are not written. */
  private static boolean isOwnType(Payload body, String type) {
    if (body instanceof Payload.Text text) {
      return !text.text().isEmpty() && !type.isEmpty();
    }
    return body instanceof Payload.Json
        && !type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?");
  }

  /** Remembers what cookies hold, although they are not written. */
  static void noteCookies(RecordedCall call, ImportSecrets secrets) {
    call.headers().stream()
        .filter(it -> it.name().equalsIgnoreCase("cookie"))
        .flatMap(it -> Pattern.compile("; *").splitAsStream(it.value()))
        .forEach(it -> note(it, secrets));
    call.answer().headers().stream()
        .filter(it -> it.name().equalsIgnoreCase("set-cookie"))
        .flatMap(it -> it.value().lines())
        .forEach(it -> note(it.replaceFirst(";.*", ""), secrets));
  }

  private static void note(String cookie, ImportSecrets secrets) {
    String value = cookie.substring(cookie.indexOf('=') + 1).replaceAll("^\"|\"$", "");
    if (Telling.isKeyLike(value)) {
      secrets.note(value);
    }
  }
}
