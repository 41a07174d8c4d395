package salvo.config.source;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import salvo.config.input.HoconText;
import salvo.text.Redaction;

/**
 * An object of the configuration whose keys are read one by one. A value that breaks its rule is
 * reported to the {@link Reading} and then left out, so that one pass finds all problems.
 */
public final class Section {

  private static final int LONGEST_SHOWN = 80;

  private final Reading reading;
  private final String path;
  private final ConfigObject values;
  private final Set<String> known = new LinkedHashSet<>();

  public Section(Reading reading, String path, ConfigObject values) {
    this.reading = reading;
    this.path = path;
    this.values = values;
    reading.opened(this);
  }

  String path() {
    return path;
  }

  String fullKey(String key) {
    return path + "." + ConfigUtil.joinPath(key);
  }

  /** Where the value of the key was given; empty when it was not. */
  String source(String key) {
    return Optional.ofNullable(values.get(key)).map(v -> Sources.name(v.origin())).orElse("");
  }

  Set<String> knownKeys() {
    return known;
  }

  Set<String> unknownKeys() {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    return unknown;
  }

  /** Takes these for known ones, which others read. */
  public void leave(Set<String> keys) {
    known.addAll(keys);
  }

  /** The names of all that is given, null or not. */
  public Set<String> allNames() {
    return values.keySet();
  }

  /** Whether a value in it is known to be wrong: then it lacks nothing that this was meant for. */
  public boolean hasProblem() {
    return reading.isReportedWithin(path);
  }

  public boolean has(String key) {
    return present(key).isPresent();
  }

  /** The value of a key that has to be there; when it is not, or is wrong, the rule's stand-in. */
  public <T> T required(String key, Rule<T> rule) {
    if (!has(key)) {
      report(key, rule.text() + "; there is no default", set(key, rule.example()));
    }
    return optional(key, rule).orElseGet(rule::standIn);
  }

  /** The value; empty when the key is absent, null or wrong. */
  public <T> Optional<T> optional(String key, Rule<T> rule) {
    reading.asked(fullKey(key));
    return present(key).flatMap(value -> checked(key, value, rule));
  }

  public OptionalInt optionalInt(String key, Rule<Integer> rule) {
    return optional(key, rule).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  public OptionalDouble optionalDouble(String key, Rule<Double> rule) {
    return optional(key, rule).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /**
   * The text, or empty when the key is absent, null or blank. Blank it may be in a file only: from
   * elsewhere it is what a script makes of a variable that is not set.
   */
  public <T> Optional<T> unlessBlank(String key, Rule<T> rule) {
    reading.asked(fullKey(key));
    present(key)
        .filter(value -> Rule.scalar(value).filter(String::isBlank).isPresent())
        .filter(value -> !Sources.isFile(value.origin()))
        .ifPresent(
            value ->
                report(
                    key,
                    rule.text() + "; it is empty, as when a variable is not set",
                    "set the variable, or leave " + Sources.name(value.origin()) + " out"));
    return present(key)
        .filter(value -> Rule.scalar(value).map(text -> !text.isBlank()).orElse(true))
        .flatMap(value -> checked(key, value, rule));
  }

  /** An object of this one; empty when it is absent. */
  public Section section(String key) {
    return new Section(reading, fullKey(key), object(key));
  }

  /** The keys of an object whose keys are free names, sorted; null removes an entry. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(values.keySet());
    names.removeIf(name -> !has(name));
    return names;
  }

  /** The file that a value stands in; empty for one that a property or a variable gives. */
  public String file(String key) {
    ConfigOrigin origin = values.get(key).origin();
    return Sources.isFile(origin) ? Sources.name(origin.withLineNumber(-1)) : "";
  }

  /** Its own key in the section that it is of. */
  public String name() {
    List<String> names = ConfigUtil.splitPath(path);
    return names.get(names.size() - 1);
  }

  /** Where the object itself stands: file and line, property or variable. */
  public String place() {
    return Sources.name(values.origin());
  }

  /** Reports what the object as a whole lacks, or has too much of. */
  public void reportWhole(String rule, String fix) {
    reading.report(new SettingsProblem(path, "", place(), rule, fix));
  }

  /** Whether the value of a key is an object and no single value. */
  public boolean isObject(String key) {
    return present(key).filter(ConfigObject.class::isInstance).isPresent();
  }

  /** Whether the value of a key is a list of nothing. */
  public boolean isEmptyList(String key) {
    return present(key).filter(it -> it instanceof ConfigList list && list.isEmpty()).isPresent();
  }

  /** An object whose keys are free names and whose values are objects; null removes an entry. */
  public <T> Map<String, T> entries(String key, Function<Section, T> read) {
    Section map = section(key);
    Map<String, T> entries = new LinkedHashMap<>();
    for (String name : new TreeSet<>(map.values.keySet())) {
      if (map.has(name)) {
        entries.put(name, read.apply(map.section(name)));
      }
    }
    return Collections.unmodifiableMap(entries);
  }

  /** An object whose keys are free names and whose values keep one rule; null removes an entry. */
  public <T> Map<String, T> valuesOf(String key, Rule<T> rule) {
    Section map = section(key);
    Map<String, T> entries = new LinkedHashMap<>();
    for (String name : new TreeSet<>(map.values.keySet())) {
      map.optional(name, rule).ifPresent(value -> entries.put(name, value));
    }
    return Collections.unmodifiableMap(entries);
  }

  /** A list of objects; an override may give it as one text in HOCON. */
  public <T> List<T> list(String key, Function<Section, T> read) {
    reading.asked(fullKey(key));
    List<ConfigValue> given = elements(key);
    List<T> elements = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String name = fullKey(key) + "[" + i + "]";
      if (given.get(i) instanceof ConfigObject object) {
        elements.add(read.apply(new Section(reading, name, object)));
      } else {
        reportElement(name, key, given.get(i));
      }
    }
    return List.copyOf(elements);
  }

  /**
   * Reports that the value of a key, or its absence, breaks a rule that concerns other keys too.
   */
  public void report(String key, String rule, String fix) {
    String shown = present(key).map(value -> shown(key, value)).orElse("");
    reading.report(new SettingsProblem(fullKey(key), shown, source(key), rule, fix));
  }

  private <T> Optional<T> checked(String key, ConfigValue value, Rule<T> rule) {
    Optional<T> parsed = rule.parse().apply(value);
    if (parsed.isEmpty()) {
      report(key, rule.text(), set(key, rule.example()));
    }
    return parsed;
  }

  private String set(String key, String example) {
    String shortName = ShortName.of(fullKey(key)).map(name -> " or pass -D" + name).orElse("");
    return "set " + fullKey(key) + shortName + ", for example to " + example;
  }

  private Optional<ConfigValue> present(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key))
        .filter(value -> value.valueType() != ConfigValueType.NULL);
  }

  private ConfigObject object(String key) {
    Optional<ConfigValue> value = present(key);
    if (value.isPresent() && !(value.get() instanceof ConfigObject)) {
      report(key, "an object with keys of its own", "write " + key + " { ... }");
    }
    return value
        .filter(ConfigObject.class::isInstance)
        .map(ConfigObject.class::cast)
        .orElseGet(() -> ConfigFactory.empty().root());
  }

  private List<ConfigValue> elements(String key) {
    Optional<ConfigValue> value = present(key).map(Section::parsedIfText);
    Optional<List<ConfigValue>> elements = value.flatMap(Rules::listed);
    if (value.isPresent() && elements.isEmpty()) {
      report(key, "a list of objects", "write " + key + " = [ { ... } ]");
    }
    return elements.orElseGet(List::of);
  }

  private void reportElement(String name, String key, ConfigValue element) {
    String source = Sources.name(element.origin());
    reading.report(
        new SettingsProblem(name, shown(key, element), source, "an object", "write { ... }"));
  }

  private static boolean isSound(String text) {
    HoconText hocon = HoconText.of(text);
    return hocon.depth() <= HoconText.DEEPEST && hocon.mergedObjects().isEmpty();
  }

  /** A text that is no HOCON is returned as it is: the caller reports that it is no list. */
  private static ConfigValue parsedIfText(ConfigValue value) {
    if (value.valueType() != ConfigValueType.STRING || !isSound(value.unwrapped().toString())) {
      return value;
    }
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription(Sources.name(value.origin()));
    try {
      return ConfigFactory.parseString("list = " + value.unwrapped(), options).getValue("list");
    } catch (ConfigException e) {
      return value;
    }
  }

  /** The text of a header in the wrong place may be any of them. */
  private String shown(String key, ConfigValue value) {
    boolean isHeader = (path + "." + key).contains(".headers");
    if (isHeader && value.valueType() == ConfigValueType.STRING) {
      return "\"***\"";
    }
    String text =
        switch (value.valueType()) {
          case OBJECT -> "an object";
          case LIST -> "a list";
          case STRING -> "\"" + Redaction.text(key, value.unwrapped().toString()) + "\"";
          default -> Redaction.text(key, String.valueOf(value.unwrapped()));
        };
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
