package salvo.slo;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import salvo.text.NearestName;

/** Objectives were configured for endpoints that the simulation does not have. */
public final class UnknownEndpointException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String[] problems;

  private UnknownEndpointException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = problems.toArray(String[]::new);
  }

  /** One sentence per unknown endpoint, with its key and the fix. */
  public List<String> problems() {
    return List.of(problems);
  }

  static void check(String system, Collection<String> configured, Set<String> endpoints) {
    check(
        name -> "salvo.systems." + system + ".slo.\"" + name + "\"",
        configured.stream()
            // An endpoint has to be there, and must not be called as the whole run is.
            .filter(name -> name.equals(Slo.GLOBAL) == endpoints.contains(name))
            .toList(),
        endpoints);
  }

  /**
   * Refuses names that no request has.
   *
   * @param key the key at which a name was configured
   */
  public static void checkNames(
      UnaryOperator<String> key, Collection<String> configured, Set<String> endpoints) {
    check(key, configured.stream().filter(name -> !endpoints.contains(name)).toList(), endpoints);
  }

  private static void check(
      UnaryOperator<String> key, Collection<String> wrong, Set<String> endpoints) {
    List<String> problems =
        wrong.stream().sorted().map(name -> problem(key.apply(name), name, endpoints)).toList();
    if (!problems.isEmpty()) {
      throw new UnknownEndpointException(problems);
    }
  }

  private static String problem(String key, String name, Set<String> endpoints) {
    if (name.equals(Slo.GLOBAL)) {
      return key + ": this name stands for the whole run; rename the endpoint.";
    }
    String nearest =
        NearestName.slipOf(name, new TreeSet<>(endpoints))
            .map(it -> " Did you mean \"" + it + "\"?")
            .orElse("");
    return key + ": the simulation has no such endpoint." + nearest + " It has: " + list(endpoints);
  }

  private static String list(Set<String> endpoints) {
    return endpoints.stream().sorted().collect(Collectors.joining("\", \"", "\"", "\"."));
  }
}
