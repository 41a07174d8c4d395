package salvo.config.reference;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import salvo.config.source.Overrides;
import salvo.config.source.ShortName;
import salvo.config.source.Sources;

/** The keys of {@code reference.conf}, in its order. */
public final class ReferenceKeys {

  private final List<Key> keys = new ArrayList<>();

  private ReferenceKeys() {}

  /** All sections and keys; an entry of a free map, such as a profile, is one key. */
  public static List<Key> all() {
    ReferenceKeys reference = new ReferenceKeys();
    reference.read(List.of(), Sources.reference(ReferenceKeys.class.getClassLoader()).root());
    return List.copyOf(reference.keys);
  }

  private void read(List<String> path, ConfigObject object) {
    List<Map.Entry<String, ConfigValue>> children = new ArrayList<>(object.entrySet());
    children.sort(Comparator.comparing(it -> it.getValue().origin().lineNumber()));
    for (Map.Entry<String, ConfigValue> child : children) {
      List<String> own = new ArrayList<>(path);
      own.add(child.getKey());
      boolean isSection = child.getValue() instanceof ConfigObject inner && isExplained(inner);
      keys.add(key(ConfigUtil.joinPath(own), child.getValue(), isSection));
      if (isSection) {
        read(own, (ConfigObject) child.getValue());
      }
    }
  }

  /** Whether it holds keys that are explained one by one. */
  private static boolean isExplained(ConfigObject object) {
    return object.values().stream()
        .anyMatch(
            it ->
                !it.origin().comments().isEmpty()
                    || it instanceof ConfigObject inner && isExplained(inner));
  }

  private static Key key(String name, ConfigValue value, boolean isSection) {
    return new Key(
        name,
        isSection ? Optional.empty() : Optional.of(value.render(ConfigRenderOptions.concise())),
        value.origin().comments().stream().map(String::strip).collect(Collectors.joining("\n")),
        ShortName.of(name),
        Overrides.variableOf(name));
  }
}
