package salvo.imports.recorded;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import salvo.imports.model.ImportSecrets;

/** Fields that are written as {@code a=1&b=2}. */
public final class Forms {

  /** Placeholders, and marks of variables. */
  private static final Pattern KEPT =
      Pattern.compile("(?<!#)#\\{[^}]*}|" + ImportSecrets.MARK.pattern());

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

  /** The text of fields; placeholders stay. */
  public static String text(List<Field> fields) {
    return fields.stream()
        .map(it -> encoded(it.name()) + "=" + encoded(it.value()))
        .collect(Collectors.joining("&"));
  }

  /** A text with percent signs, but for its placeholders and the marks of secrets. */
  public static String encoded(String template) {
    StringBuilder encoded = new StringBuilder();
    Matcher kept = KEPT.matcher(template);
    int end = 0;
    while (kept.find()) {
      encoded.append(plain(template.substring(end, kept.start()))).append(kept.group());
      end = kept.end();
    }
    return encoded.append(plain(template.substring(end))).toString();
  }

  private static String plain(String text) {
    return URLEncoder.encode(text.replace("##{", "#{"), StandardCharsets.UTF_8);
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
