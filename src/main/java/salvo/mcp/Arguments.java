package salvo.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a tool is called with. */
final class Arguments {

  /** Neither an option, nor a way out of a folder. */
  private static final Pattern NAME = Pattern.compile("[\\w][\\w.$/ -]{0,200}");

  private final Map<String, Object> values;

  Arguments(Map<String, Object> values) {
    this.values = values == null ? Map.of() : values;
  }

  /**
   * A name, such as that of a simulation or a run; empty where it is left out.
   *
   * @throws Problem when it is none
   */
  Optional<String> name(String key) {
    Optional<String> name = text(key);
    name.filter(it -> !NAME.matcher(it).matches() || it.contains(".."))
        .ifPresent(
            it -> {
              throw new Problem(key + " must be a name of letters, digits, dots and dashes.");
            });
    return name;
  }

  /** A text; empty where it is left out. */
  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(Object::toString).filter(it -> !it.isBlank());
  }

  /** A whole number of at least 0. */
  int number(String key, int otherwise) {
    return values.get(key) instanceof Number number ? Math.max(0, number.intValue()) : otherwise;
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  /** Several names. */
  List<String> names(String key) {
    if (!(values.get(key) instanceof List<?> list)) {
      return List.of();
    }
    List<String> names = list.stream().map(String::valueOf).toList();
    names.stream()
        .filter(it -> !NAME.matcher(it).matches() || it.contains(".."))
        .findFirst()
        .ifPresent(
            it -> {
              throw new Problem(key + " must be names of letters, digits, dots and dashes.");
            });
    return names;
  }

  /** Settings by their keys. */
  Map<?, ?> settings() {
    return values.get("settings") instanceof Map<?, ?> map ? map : Map.of();
  }
}
