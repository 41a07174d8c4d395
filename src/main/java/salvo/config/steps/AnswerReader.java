package salvo.config.steps;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;

/** Reads what an answer has to be, and what is saved of it. */
final class AnswerReader {

  private static final Rule<Duration> TIME =
      Rules.duration(Duration.ofMillis(1), Duration.ofHours(1), "2 s");

  private static final Rule<String> HEADER = Rules.text("Location");
  private static final Rule<List<String>> TEXTS = listOrOne(Rules.text("in stock"));
  private static final Rule<List<String>> REGEXES = listOrOne(RequestRules.REGEX);

  private static final Rule<Integer> BYTES =
      new Rule<>("a size up to 2 GB with its unit (B, kB, MB)", "1 MB", AnswerReader::bytes);

  private final Known known;

  AnswerReader(Known known) {
    this.known = known;
  }

  Expected expected(Section step, String key) {
    if (!step.has(key)) {
      return Expected.status(List.of());
    }
    Section check = step.section(key);
    Expected content = content(check);
    return new Expected(
        check.optional("status", RequestRules.STATUSES).orElse(List.of()),
        content.json(),
        content.contains(),
        content.regexes(),
        check.optional("maxSize", BYTES).map(OptionalInt::of).orElseGet(OptionalInt::empty),
        check.optional("maxTime", TIME));
  }

  /** What the text of an answer has to be, and nothing besides. */
  Expected content(Section check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json(check.section("json"), "", json);
    json.forEach(
        (path, value) -> {
          known.check(check, "json", path);
          known.check(check, "json", value.toString());
        });
    List<String> contains = check.optional("contains", TEXTS).orElse(List.of());
    contains.forEach(it -> known.check(check, "contains", it));
    List<String> regexes = check.optional("regex", REGEXES).orElse(List.of());
    regexes.forEach(it -> known.check(check, "regex", it));
    return new Expected(List.of(), json, contains, regexes, OptionalInt.empty(), Optional.empty());
  }

  /** Names with dots are objects within objects to HOCON, and paths to JMESPath. */
  private static void json(Section section, String prefix, Map<String, Object> found) {
    for (String name : section.names()) {
      if (section.isObject(name)) {
        json(section.section(name), prefix + name + ".", found);
      } else {
        section
            .optional(name, RequestRules.SINGLE_VALUE)
            .ifPresent(it -> found.put(prefix + name, it));
      }
    }
  }

  List<Saved> saves(Section step) {
    Section save = step.section("save");
    List<Saved> all = new ArrayList<>();
    for (String name : save.names()) {
      if (RequestRules.ATTRIBUTE.of(name).isEmpty()) {
        save.report(name, "under " + RequestRules.ATTRIBUTE.text(), "correct the name");
      }
      saved(save, name).ifPresent(all::add);
      known.save(name);
    }
    return List.copyOf(all);
  }

  private static Optional<Saved> saved(Section save, String name) {
    if (!save.isObject(name)) {
      return save.optional(name, Rules.text("[0].id"))
          .map(path -> new Saved(name, Saved.Kind.JSON, path));
    }
    Section way = save.section(name);
    if (way.has("header") && way.has("regex")) {
      return way.optional("header", HEADER)
          .flatMap(
              header ->
                  way.optional("regex", RequestRules.REGEX)
                      .map(it -> new Saved(name, Saved.Kind.HEADER, header, Optional.of(it))));
    }
    List<Saved> found = new ArrayList<>();
    for (Saved.Kind kind : Saved.Kind.values()) {
      String key = kind.name().toLowerCase(Locale.ROOT);
      Rule<String> rule = kind == Saved.Kind.REGEX ? RequestRules.REGEX : HEADER;
      way.optional(key, rule).ifPresent(it -> found.add(new Saved(name, kind, it)));
    }
    if (found.size() != 1 && way.allNames().stream().allMatch(AnswerReader::isKind)) {
      save.report(
          name,
          "found by one of json, regex, header and cookie, or by a regex in a header",
          "write " + name + " = <JMESPath>");
    }
    return found.stream().findFirst();
  }

  private static boolean isKind(String key) {
    return List.of("json", "regex", "header", "cookie").contains(key);
  }

  private static <T> Rule<List<T>> listOrOne(Rule<T> rule) {
    return new Rule<>(
        rule.text() + ", or a list of such",
        rule.example(),
        value ->
            rule.parse()
                .apply(value)
                .map(List::of)
                .or(() -> Rules.atLeastOne(Rules.listOf(rule)).parse().apply(value)));
  }

  private static Optional<Integer> bytes(ConfigValue value) {
    try {
      long bytes = value.atKey("size").getBytes("size");
      return Optional.of(bytes).filter(it -> it > 0).map(Math::toIntExact);
    } catch (ConfigException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
