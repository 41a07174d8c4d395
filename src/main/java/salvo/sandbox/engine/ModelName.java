package salvo.sandbox.engine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The name of a model, and after each + something that it does: {@code sandbox+no-usage}. */
public final class ModelName {

  private static final String SEPARATOR = "\\+";

  private ModelName() {}

  /** What it does. */
  public static <Q extends Enum<Q>> Set<Q> quirks(String model, Class<Q> type) {
    List<String> names = List.of(model.split(SEPARATOR));
    Set<Q> quirks = EnumSet.noneOf(type);
    Stream.of(type.getEnumConstants()).filter(it -> names.contains(key(it))).forEach(quirks::add);
    return quirks;
  }

  /** Parts of the name that are neither its own nor what any model does. */
  public static <Q extends Enum<Q>> List<String> unknown(String model, Class<Q> type) {
    return Arrays.stream(model.split(SEPARATOR))
        .skip(1)
        .filter(name -> Stream.of(type.getEnumConstants()).noneMatch(it -> key(it).equals(name)))
        .toList();
  }

  private static String key(Enum<?> quirk) {
    return quirk.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
