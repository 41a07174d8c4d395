package salvo.slo;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    List<String> problems =
        configured.stream()
            // An endpoint has to be there, and must not be called as the whole run is.
            .filter(name -> name.equals(Slo.GLOBAL) == endpoints.contains(name))
            .sorted()
            .map(name -> problem(system, name, endpoints))
            .toList();
    if (!problems.isEmpty()) {
      throw new UnknownEndpointException(problems);
    }
  }

  private static String problem(String system, String name, Set<String> endpoints) {
    String key = "salvo.systems." + system + ".slo.\"" + name + "\"";
    if (name.equals(Slo.GLOBAL)) {
      return key + ": this name stands for the whole run; rename the endpoint.";
    }
    String nearest =
        endpoints.stream()
            .sorted()
            .min(Comparator.<String>comparingInt(it -> EditDistance.between(it, name)))
            .map(it -> " Did you mean \"" + it + "\"?")
            .orElse("");
    return key + ": the simulation has no such endpoint." + nearest + " It has: " + list(endpoints);
  }

  private static String list(Set<String> endpoints) {
    return endpoints.stream().sorted().collect(Collectors.joining("\", \"", "\"", "\"."));
  }
}
