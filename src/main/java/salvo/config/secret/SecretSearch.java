package salvo.config.secret;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import salvo.config.source.Overrides;
import salvo.config.source.Sources;
import salvo.text.Redaction;

/**
 * One walk through the settings. Secret can be what is text of the user's own choice: headers,
 * options, bodies, paths, addresses of exporters, steps and how users sign in. All other keys hold
 * numbers, durations and words that Salvo knows, which stay readable wherever they came from.
 */
final class SecretSearch {

  private static final Set<String> OBJECTS = Set.of("headers", "options");
  private static final Set<String> TEXTS = Set.of("body", "path", "url");

  /** Parts of a system in which a secret should not stand as text. */
  private static final Set<String> STEPS = Set.of("tasks", "signIn");

  /** Names of requests' methods, and a credential that has no telling name of its own. */
  private static final Set<String> PATHS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");

  private static final Set<String> CREDENTIALS = Set.of("bearer", "apiKey.key");

  /** In the origin of a value, also where it is one of several that make up a text. */
  private static final Pattern VARIABLE = Pattern.compile("\\bvariable ([^\\s,]+)");

  private static final Pattern OVERRIDE = Pattern.compile("(?:^|[ ,])SALVO_\\w");

  private static final Pattern SECRETS_FILE =
      Pattern.compile("(?:secret|credential)[^/\\\\:, ]*(?:[:, ]|$)", Pattern.CASE_INSENSITIVE);

  private final Map<String, String> environment;
  private final Set<String> values = new LinkedHashSet<>();
  private final List<String> warnings = new ArrayList<>();

  SecretSearch(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The secrets found, without those that only their place hides. */
  Set<String> values() {
    return values;
  }

  List<String> warnings() {
    return warnings;
  }

  /** An object as it may be shown, in the order of its keys. */
  Map<String, Object> object(List<String> path, ConfigObject object) {
    Map<String, Object> shown = new TreeMap<>();
    object.forEach((key, value) -> shown.put(key, value(with(path, key), value)));
    return shown;
  }

  private Object value(List<String> path, ConfigValue value) {
    if (value instanceof ConfigObject object) {
      return object(path, object);
    }
    if (value instanceof ConfigList list) {
      return list.stream().map(element -> value(path, element)).toList();
    }
    if (!(value.unwrapped() instanceof String text)) {
      return Redaction.isSecret(last(path)) && value.unwrapped() != null
          ? Redaction.MASK
          : value.unwrapped();
    }
    return text.isEmpty() ? text : text(path, text, value.origin());
  }

  private String text(List<String> path, String text, ConfigOrigin origin) {
    String shown = byName(path, text);
    boolean looksSecret = !shown.equals(text);
    if (looksSecret) {
      Set<String> literals = Literals.of(path, text);
      values.addAll(literals);
      warnOfProperty(path, origin.description());
      if (!literals.isEmpty()) {
        warnOfFile(path, origin);
      }
    }
    if (!isOfUsersChoice(path)) {
      return shown;
    }
    Set<String> outside = fromOutside(text, origin.description());
    values.addAll(outside);
    outside.forEach(it -> values.addAll(Literals.keysIn(it)));
    return outside.isEmpty() || looksSecret ? shown : without(outside, text);
  }

  private static String without(Set<String> secrets, String text) {
    String shown = text;
    for (String secret : secrets) {
      shown = shown.replace(secret, Redaction.MASK);
    }
    return shown;
  }

  /** What of the text came from the environment or a file of secrets. */
  private Set<String> fromOutside(String text, String origin) {
    if (OVERRIDE.matcher(origin).find() || SECRETS_FILE.matcher(origin).find()) {
      return Set.of(text);
    }
    Set<String> found = new LinkedHashSet<>();
    VARIABLE
        .matcher(origin)
        .results()
        .map(it -> environment.getOrDefault(it.group(1), ""))
        .filter(it -> !it.isEmpty() && text.contains(it))
        .forEach(found::add);
    return found;
  }

  private static String byName(List<String> path, String text) {
    String key = last(path);
    if (path.size() > 1 && path.get(path.size() - 2).equals("headers")) {
      return Redaction.header(key, text);
    }
    if (isOfStep(path)) {
      return ofStep(path, text);
    }
    return switch (key) {
      case "body" -> isOfUsersChoice(path) ? Redaction.MASK : text;
      case "path" -> Redaction.path(text);
      default -> Redaction.text(key, text);
    };
  }

  /** What is saved has a name that may tell of a secret, and is found by what is none. */
  private static String ofStep(List<String> path, String text) {
    String key = last(path);
    if (path.contains("save")) {
      return text;
    }
    if (PATHS.contains(key) && path.size() <= 5) {
      return Redaction.path(text);
    }
    boolean isCredential =
        CREDENTIALS.contains(key) || CREDENTIALS.contains(path.get(path.size() - 2) + "." + key);
    return isCredential || key.equals("body") ? Redaction.MASK : Redaction.text(key, text);
  }

  /** Those of a system's steps and of its sign-in. */
  private static boolean isOfStep(List<String> path) {
    return path.size() > 3 && path.get(0).equals("systems") && STEPS.contains(path.get(2));
  }

  /** A file of a system goes where its tests go, and so does a secret that stands in it. */
  private void warnOfFile(List<String> path, ConfigOrigin origin) {
    boolean isOfSystem =
        isOfStep(path)
            || path.size() > 3 && path.get(0).equals("systems") && path.get(2).equals("headers");
    String origins = origin.description();
    if (isOfSystem
        && Sources.isFile(origin)
        && !VARIABLE.matcher(origins).find()
        && !SECRETS_FILE.matcher(origins).find()) {
      String variable = Overrides.variableOf(path.get(1) + "." + last(path));
      warnings.add(
          Sources.ROOT
              + "."
              + ConfigUtil.joinPath(path)
              + " holds a secret as text ("
              + Sources.name(origin)
              + "): write ${"
              + variable
              + "} in its place, and set that variable.");
    }
  }

  private void warnOfProperty(List<String> path, String origin) {
    if (origin.startsWith("-D")) {
      String key = Sources.ROOT + "." + ConfigUtil.joinPath(path);
      warnings.add(
          key
              + " was given with -D, where everyone on this machine, and in Maven's log, can read"
              + " it; secrets belong in the environment, as "
              + Overrides.variableOf(key)
              + ".");
    }
  }

  private static boolean isOfUsersChoice(List<String> path) {
    return TEXTS.contains(last(path))
        || isOfStep(path)
        || path.size() > 1 && OBJECTS.contains(path.get(path.size() - 2));
  }

  private static String last(List<String> path) {
    return path.get(path.size() - 1);
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
