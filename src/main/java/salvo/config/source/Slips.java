package salvo.config.source;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import salvo.text.NearestName;

/**
 * Names that Salvo would pass over although they were meant for it: slips of its keys and short
 * names. Those of other programs, which share the system properties with it, are none.
 */
public final class Slips {

  private static final String ROOT = Sources.ROOT + ".";

  /** The key that lists names which are no slips. */
  private static final String OWN_KEY = ROOT + "ownProperties";

  /** A dotted name shorter than this may differ from a key by chance. */
  private static final int LONG_NAME = 10;

  private static final int SLIPS_OF_LONG_NAME = 2;

  private final Set<String> keys;
  private final Set<String> sections;
  private final Set<String> shortNames = new TreeSet<>(ShortName.KEYS.keySet());

  /**
   * @param keys all full keys
   * @param sections full keys of all objects
   */
  Slips(Collection<String> keys, Collection<String> sections) {
    this.keys = new TreeSet<>(keys);
    this.sections = new TreeSet<>(sections);
    shortNames.addAll(ShortName.FLAGS.keySet());
  }

  /**
   * Refuses the properties that were meant for Salvo.
   *
   * @param own those that code of the user's reads
   */
  public static void refuseProperties(
      Properties properties, Collection<String> own, Reading reading) {
    Slips slips = new Slips(reading.keys(), reading.sections());
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      boolean known =
          name.startsWith(ROOT)
              || ShortName.KEYS.containsKey(name)
              || ShortName.FLAGS.containsKey(name);
      if (!known && !own.contains(name)) {
        slips.meant(name).ifPresent(it -> reading.report(slip("-D" + name, "", "-D" + it)));
      }
    }
  }

  /** Refuses what stands beside {@code salvo} in a file and was meant to stand in it. */
  public static void refuseRootKeys(ConfigObject root, Collection<String> own, Reading reading) {
    Slips slips = new Slips(reading.keys(), reading.sections());
    Map<String, ConfigValue> values = new TreeMap<>(root);
    values.remove(Sources.ROOT);
    values.forEach((name, value) -> slips.refuse(name, value, own, reading));
  }

  private void refuse(String name, ConfigValue value, Collection<String> own, Reading reading) {
    Optional<String> meant = own.contains(name) ? Optional.empty() : meant(name);
    if (isMisspeltRoot(name)) {
      meant = Optional.of(Sources.ROOT);
    }
    if (meant.isPresent()) {
      String key = ShortName.KEYS.getOrDefault(meant.get(), meant.get());
      reading.report(slip(name, Sources.name(value.origin()), key));
    } else if (value instanceof ConfigObject object) {
      new TreeMap<>(object).forEach((inner, it) -> refuse(name + "." + inner, it, own, reading));
    }
  }

  private static SettingsProblem slip(String name, String source, String meant) {
    return new SettingsProblem(
        name,
        "",
        source,
        "a name that Salvo knows, or one of your own code that " + OWN_KEY + " lists",
        "did you mean " + meant + "?");
  }

  /** What a name was meant to be, a short name or a full key; empty for a name of others. */
  Optional<String> meant(String name) {
    int dot = name.indexOf('.');
    Optional<String> respelt = respelt(name, shortNames);
    if (respelt.isPresent()) {
      return respelt;
    }
    if (dot < 0) {
      return slipOfShortName(name).or(() -> lastSegment(name));
    }
    if (isMisspeltRoot(name.substring(0, dot))) {
      return Optional.of(ROOT + name.substring(dot + 1));
    }
    return withoutRoot(name).or(() -> respelt(ROOT + name.substring(dot + 1), longKeys()));
  }

  static boolean isMisspeltRoot(String name) {
    return !name.equals(Sources.ROOT) && NearestName.distance(name, Sources.ROOT) <= 1;
  }

  private Optional<String> withoutRoot(String name) {
    String full = ROOT + name;
    return Optional.of(full)
        .filter(this::isWithinSection)
        .or(() -> respelt(full, keys))
        .or(
            () ->
                NearestName.of(full, keys)
                    .filter(it -> name.length() >= LONG_NAME)
                    .filter(it -> NearestName.distance(full, it) <= SLIPS_OF_LONG_NAME));
  }

  /** Two names that only Salvo has one within the other: {@code workload.profiles.lunch.rps}. */
  private boolean isWithinSection(String full) {
    List<String> names = List.of(full.split("\\.", 4));
    return names.size() > 2
        && sections.stream()
            .anyMatch(it -> it.equalsIgnoreCase(String.join(".", names.subList(0, 3))));
  }

  /** One that differs in capitals and separators alone. */
  private static Optional<String> respelt(String name, Collection<String> names) {
    String plain = Overrides.plain(name);
    return names.stream().filter(it -> Overrides.plain(it).equals(plain)).findFirst();
  }

  private Optional<String> slipOfShortName(String name) {
    return NearestName.of(name, shortNames)
        .filter(it -> NearestName.distance(name, it) <= slips(it.length()))
        .filter(it -> it.length() > 3 || it.length() != name.length() || isAnagram(name, it));
  }

  /** Words of three letters of which one is another are too many to be slips. */
  private static boolean isAnagram(String name, String other) {
    return sorted(name).equals(sorted(other));
  }

  private static String sorted(String name) {
    return name.toLowerCase(Locale.ROOT)
        .chars()
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static int slips(int length) {
    if (length <= 5) {
      return 1;
    }
    return length <= 9 ? 2 : 3;
  }

  /** The end of a key that is so special that nobody else would use it: with a capital within. */
  private Optional<String> lastSegment(String name) {
    return keys.stream()
        .filter(key -> key.substring(key.lastIndexOf('.') + 1).equalsIgnoreCase(name))
        .filter(key -> key.substring(key.lastIndexOf('.') + 1).matches("[a-z]+[A-Z]\\w+"))
        .min(Comparator.comparingInt(String::length));
  }

  /** Those with a section between root and end; other programs, Gatling too, have one for HTTP. */
  private List<String> longKeys() {
    return keys.stream()
        .filter(key -> key.chars().filter(c -> c == '.').count() > 1)
        .filter(key -> !key.startsWith(ROOT + "http."))
        .toList();
  }
}
