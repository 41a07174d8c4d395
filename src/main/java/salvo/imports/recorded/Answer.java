package salvo.imports.recorded;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was answered, as far as it was recorded.
 *
 * @param status 0 where it is not known
 * @param mediaType without parameters, in small letters; empty where it is not known
 * @param body empty where it is not known, or no text
 */
public record Answer(int status, List<Field> headers, String mediaType, String body) {

  /** Of a request that was not recorded with its answer. */
  public static final Answer UNKNOWN = new Answer(0, List.of(), "", "");

  public Answer {
    headers = List.copyOf(headers);
  }

  /** A media type without its parameters. */
  public static String mediaType(String contentType) {
    return contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** Whether a body of that type can be read as a text. */
  public static boolean isText(String mediaType) {
    return mediaType.matches(
        "text/(?!css|javascript).*|application/(.*[+])?(json|xml)|application/xhtml.*"
            + "|application/x-www-form-urlencoded|application/problem.*");
  }

  public boolean isKnown() {
    return status > 0;
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(it -> it.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /** Without headers and body, as they may hold secrets. */
  @Override
  public String toString() {
    return "Answer[" + status + " " + mediaType + "]";
  }
}
