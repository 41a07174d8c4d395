package salvo.sandbox.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of content. */
enum Format {
  PODCAST,
  GUIDE,
  ONE_PAGER,
  COMPREHENSIVE;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Format of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Format::key).toList();
  }
}
