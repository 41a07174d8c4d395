package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import salvo.config.source.SettingsProblem;
import salvo.config.source.Sources;

/** Holds reference.conf to its promise: every key is explained, and every key does something. */
class ReferenceConfTest {

  private final Config reference = Sources.reference(getClass().getClassLoader());

  @Test
  void shouldHaveACommentAboveEachKey() {
    List<String> bare = new ArrayList<>();
    forEachLeaf(
        (path, value) -> {
          if (!isExplained(path)) {
            bare.add(path);
          }
        });

    assertThat(bare).isEmpty();
  }

  @Test
  void shouldRefuseAWrongTypeWhateverTheKey() {
    List<String> dead = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    forEachLeaf(
        (path, value) -> {
          keys.add(path);
          String wrong = value instanceof ConfigObject ? "5" : "[[]]";
          List<SettingsProblem> problems = Given.application(path + " = " + wrong).problems();
          if (problems.stream().noneMatch(problem -> problem.key().startsWith(path))) {
            dead.add(path);
          }
        });

    assertThat(keys).hasSizeGreaterThan(100);
    assertThat(dead).isEmpty();
  }

  /** A fixed field by its own comment; a field of a free map's entry by that of the entry. */
  private boolean isExplained(String path) {
    List<String> names = ConfigUtil.splitPath(path);
    for (int depth = names.size(); depth > 1; depth--) {
      List<String> ancestor = names.subList(0, depth);
      if (!comments(ancestor).isEmpty()) {
        return depth == names.size() || isFreeEntry(ConfigUtil.joinPath(ancestor));
      }
    }
    return false;
  }

  private static boolean isFreeEntry(String path) {
    return path.matches("salvo\\.workload\\.profiles\\.[^.]+")
        || path.matches("salvo\\.systems\\.[^.]+\\.(userTypes|slo)\\.[^.]+");
  }

  private List<String> comments(List<String> names) {
    ConfigValue value = reference.root();
    for (String name : names) {
      value = ((ConfigObject) value).get(name);
    }
    return value.origin().comments();
  }

  private void forEachLeaf(BiConsumer<String, ConfigValue> visit) {
    forEachLeaf(List.of(), reference.root(), visit);
  }

  private static void forEachLeaf(
      List<String> path, ConfigObject object, BiConsumer<String, ConfigValue> visit) {
    object.forEach(
        (name, value) -> {
          List<String> child = new ArrayList<>(path);
          child.add(name);
          if (value instanceof ConfigObject inner && !inner.isEmpty()) {
            forEachLeaf(child, inner, visit);
          } else {
            visit.accept(ConfigUtil.joinPath(child), value);
          }
        });
  }
}
