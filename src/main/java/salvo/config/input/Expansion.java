package salvo.config.input;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How large settings become when their substitutions are put in, reckoned without doing it: thirty
 * lines, each twice the one before, would fill any memory.
 */
public final class Expansion {

  private static final long MOST_CHARACTERS = 20_000_000;
  private static final int LONGEST_CHAIN = 200;
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\??([^}]*)}");

  private static final ConfigValue NOTHING = ConfigValueFactory.fromAnyRef("");

  private final ConfigObject root;
  private final Map<String, Long> sizes = new HashMap<>();

  private Expansion(ConfigObject root) {
    this.root = root;
  }

  public static boolean isTooLarge(ConfigObject root) {
    return new Expansion(root).size(root, 0) > MOST_CHARACTERS;
  }

  private long size(ConfigValue value, int depth) {
    if (depth > LONGEST_CHAIN) {
      return MOST_CHARACTERS + 1;
    }
    try {
      if (value.valueType() == ConfigValueType.OBJECT) {
        return ((ConfigObject) value)
            .values().stream().mapToLong(it -> size(it, depth + 1)).reduce(0, Expansion::sum);
      }
    } catch (ConfigException.NotResolved e) {
      // What it holds is not known yet, but can be read from its text.
    }
    String text = value.render(ConfigRenderOptions.concise());
    return SUBSTITUTION
        .matcher(text)
        .results()
        .mapToLong(it -> sizeAt(it.group(1), depth))
        .reduce(text.length(), Expansion::sum);
  }

  private long sizeAt(String path, int depth) {
    Long known = sizes.get(path);
    if (known != null) {
      return known;
    }
    // Of a circle, which is refused elsewhere, each part counts once.
    sizes.put(path, 0L);
    long size = size(at(path), depth + 1);
    sizes.put(path, size);
    return size;
  }

  /** The value there, or as much of it as is known; an empty text for none. */
  private ConfigValue at(String path) {
    ConfigValue value = root;
    try {
      for (String name : ConfigUtil.splitPath(path)) {
        if (!(value instanceof ConfigObject object)) {
          return value;
        }
        ConfigValue inner = object.get(name);
        if (inner == null) {
          return NOTHING;
        }
        value = inner;
      }
      return value;
    } catch (ConfigException e) {
      return value;
    }
  }

  private static long sum(long one, long other) {
    return Math.min(MOST_CHARACTERS + 1, one + other);
  }
}
