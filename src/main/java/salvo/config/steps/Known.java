package salvo.config.steps;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import salvo.config.source.Section;
import salvo.config.steps.file.FeederHeader;
import salvo.text.NearestName;

/** What the session of a user holds at a step: what the steps before have fed and saved. */
final class Known {

  private final Set<String> names = new LinkedHashSet<>();
  private final Map<Path, Set<String>> columns = new LinkedHashMap<>();
  private final Set<String> used = new TreeSet<>();
  private boolean isComplete = true;

  Known() {}

  /** What each of several leaves behind, whichever has been done. */
  static Known ofAll(List<Known> several) {
    Known common = new Known(several.get(0));
    several.forEach(it -> common.names.retainAll(it.names));
    common.isComplete = several.stream().allMatch(it -> it.isComplete);
    return common;
  }

  /** What is known once another has been done. */
  Known(Known before) {
    names.addAll(before.names);
    isComplete = before.isComplete;
  }

  /** Of a file that cannot be read no columns are known, which is told by others. */
  void feed(Path file) {
    Set<String> found = FeederHeader.columns(file);
    isComplete &= !found.isEmpty();
    names.addAll(found);
    columns.put(file, found);
  }

  void save(String name) {
    names.add(name);
  }

  /** Refuses a text that takes what nothing has given. */
  void check(Section section, String key, String text) {
    for (String name : Placeholders.of(Stream.of(text))) {
      used.add(name);
      if (isComplete && !names.contains(name)) {
        section.report(
            key,
            names.isEmpty()
                ? "without #{"
                    + name
                    + "}: no step before it, nor the sign-in, saves or feeds anything"
                : "a text with placeholders that a step before it saves or feeds: "
                    + String.join(", ", names)
                    + "; not "
                    + name,
            NearestName.slipOf(name, names)
                .map(near -> "did you mean #{" + near + "}?")
                .orElse("save or feed it before, or write ##{ for a text #{"));
      }
    }
  }

  /** By file, the columns that are taken. */
  Map<Path, Set<String>> feeders() {
    Map<Path, Set<String>> taken = new LinkedHashMap<>();
    columns.forEach(
        (file, all) -> {
          Set<String> ofFile = new TreeSet<>(all);
          ofFile.retainAll(used);
          taken.put(file, ofFile);
        });
    return taken;
  }
}
