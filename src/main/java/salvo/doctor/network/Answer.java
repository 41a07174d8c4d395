package salvo.doctor.network;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * What came back to a request.
 *
 * @param version as the answer has it, such as {@code HTTP/1.1}
 * @param headers by name in small letters; of several of one name, the first
 * @param millis from the request to the last byte
 * @param received when the first byte came
 * @param ended whether the answer tells where it ends, so that the connection can go on
 */
record Answer(
    String version,
    int status,
    Map<String, String> headers,
    double millis,
    Instant received,
    boolean ended) {

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Whether the target leaves the connection open for the next request. */
  boolean isKept() {
    String connection = header("connection").orElse("");
    return ended
        && (version.equals("HTTP/1.0")
            ? connection.equalsIgnoreCase("keep-alive")
            : !connection.equalsIgnoreCase("close"));
  }

  /** When the target says that it answered, to the second. */
  Optional<Instant> date() {
    return header("date").flatMap(Answer::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
