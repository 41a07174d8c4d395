package salvo.imports.journey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.imports.model.ImportSecrets;

/** Paths of requests as routes and names: what varies stands in braces. */
final class PathShape {

  private static final Pattern VARYING =
      Pattern.compile("(?<!#)#\\{\\s*([\\w-]+)[^}]*}|" + ImportSecrets.MARK.pattern());

  private static final Pattern UNROUTABLE = Pattern.compile(".*[{}?#%\\s].*");

  private PathShape() {}

  /** As a route of the sandbox, of which each variable is a segment. */
  static String route(String path) {
    List<String> segments = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String segment : path.substring(1).split("/", -1)) {
      Matcher varying = VARYING.matcher(segment);
      if (varying.find()) {
        segments.add(variable(varying.group(1) == null ? "secret" : varying.group(1), taken));
      } else {
        segments.add(UNROUTABLE.matcher(segment).matches() ? variable("part", taken) : segment);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static String variable(String name, Set<String> taken) {
    String plain = name.replaceAll("\\W", "_");
    String free = plain;
    for (int i = 2; !taken.add(free); i++) {
      free = plain + i;
    }
    return "{" + free + "}";
  }

  /** The same for all paths that one route answers. */
  static String of(String path) {
    return route(path).replaceAll("\\{\\w+}", "{}");
  }

  /** Method and path with variables in braces, as a request without a name is called. */
  static String endpoint(String method, String path) {
    return method + " " + VARYING.matcher(path).replaceAll(it -> name(it.group(1)));
  }

  private static String name(String placeholder) {
    return "{" + (placeholder == null ? "secret" : placeholder) + "}";
  }

  /** Whether a variable of the environment is a part of it. */
  static boolean isSecret(String path) {
    return ImportSecrets.MARK.matcher(path).find();
  }
}
