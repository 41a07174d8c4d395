package salvo.config.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import salvo.text.NearestName;

/**
 * What one pass over the configuration found out: the problems, and the keys that were asked for.
 * The keys that nobody asked for are the unknown ones, so there is no second list of keys to keep.
 */
public final class Reading {

  private final List<SettingsProblem> problems = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final Set<String> keys = new LinkedHashSet<>();

  public void report(SettingsProblem problem) {
    problems.add(problem);
  }

  boolean isReported(String key) {
    return problems.stream().anyMatch(problem -> problem.key().equals(key));
  }

  boolean isReportedWithin(String section) {
    return problems.stream().anyMatch(problem -> problem.key().startsWith(section + "."));
  }

  void opened(Section section) {
    sections.add(section);
  }

  void asked(String key) {
    keys.add(key);
  }

  /** Full keys of all single values that the reader knows, set or not. */
  public Set<String> keys() {
    return keys;
  }

  /** Full keys of all objects that the reader knows. */
  Set<String> sections() {
    return sections.stream().map(Section::path).collect(Collectors.toSet());
  }

  /** Everything that is wrong, unknown keys last. */
  public List<SettingsProblem> problems() {
    List<SettingsProblem> all = new ArrayList<>(problems);
    sections.forEach(
        section -> section.unknownKeys().forEach(key -> all.add(unknown(section, key))));
    Set<SettingsProblem> told = new HashSet<>();
    all.removeIf(problem -> !problem.source().isEmpty() && !told.add(withoutPlace(problem)));
    return all;
  }

  /** A mistake in a value that others refer to is one mistake, however many keys have it. */
  private static SettingsProblem withoutPlace(SettingsProblem problem) {
    String name = problem.key().substring(problem.key().lastIndexOf('.') + 1);
    return new SettingsProblem(name, problem.value(), problem.source(), problem.rule(), "");
  }

  /** The value is not shown: nobody knows whether a misspelt key holds a secret. */
  private SettingsProblem unknown(Section section, String key) {
    String full = section.fullKey(key);
    return new SettingsProblem(
        full,
        "",
        section.source(key),
        "a key that Salvo knows",
        meant(section, key)
            .map(near -> "did you mean " + near + "?")
            .orElseGet(() -> "the keys here are: " + String.join(", ", section.knownKeys())));
  }

  /** A slip within the section, or the right name in the wrong section. */
  private Optional<String> meant(Section section, String key) {
    return NearestName.slipOf(key, section.knownKeys())
        .map(section::fullKey)
        .or(() -> inOtherSection(key));
  }

  /** The one that is nearest to the root. */
  private Optional<String> inOtherSection(String key) {
    return keys.stream()
        .filter(known -> known.endsWith("." + key))
        .min(Comparator.comparingInt(String::length));
  }
}
