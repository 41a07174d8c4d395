package salvo.imports.recorded;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fields that are written as {@code a=1&b=2}. */
public final class Forms {

  private Forms() {}

  /** The fields, decoded. */
  public static List<Field> fields(String text) {
    List<Field> fields = new ArrayList<>();
    for (String pair : text.split("&")) {
      if (!pair.isEmpty()) {
        int mark = pair.indexOf('=');
        fields.add(
            new Field(
                decoded(mark < 0 ? pair : pair.substring(0, mark)),
                mark < 0 ? "" : decoded(pair.substring(mark + 1))));
      }
    }
    return List.copyOf(fields);
  }

  /** Whether a text is such fields, each name once, and each with its sign. */
  public static boolean isPlain(String text) {
    Set<String> names = new HashSet<>();
    for (String pair : text.split("&", -1)) {
      int mark = pair.indexOf('=');
      if (mark <= 0 || !names.add(decoded(pair.substring(0, mark)))) {
        return false;
      }
    }
    return true;
  }

  /** A text without its percent signs; one that is not encoded as it has to be, as it stands. */
  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
