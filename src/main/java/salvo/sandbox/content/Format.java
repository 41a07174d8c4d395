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

  private static final List<String> KEYS = Arrays.stream(values()).map(Format::key).toList();

  private final String key = name().toLowerCase(Locale.ROOT);

  String key() {
    return key;
  }

  static Format of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  static List<String> keys() {
    return KEYS;
  }
}
