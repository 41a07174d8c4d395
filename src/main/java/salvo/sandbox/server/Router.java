package salvo.sandbox.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.SocketEndpoint;
import salvo.sandbox.http.SystemApi;

/**
 * Finds the endpoint of a method and path: what is declared before what the sandbox knows. Among
 * either, paths without variables win over those with.
 */
public final class Router {

  private final List<Endpoint> endpoints;
  private final List<SocketEndpoint> sockets;
  private final List<String> declaredNames;
  private final Paths declared;
  private final Paths known;

  public Router(List<SystemApi> systems) {
    this(List::of, systems);
  }

  /**
   * @param declared wins over the systems
   */
  public Router(SystemApi declared, List<SystemApi> systems) {
    List<Endpoint> ofSystems =
        systems.stream().flatMap(system -> system.endpoints().stream()).toList();
    this.endpoints = Stream.concat(declared.endpoints().stream(), ofSystems.stream()).toList();
    this.sockets =
        Stream.concat(
                declared.sockets().stream(),
                systems.stream().flatMap(system -> system.sockets().stream()))
            .toList();
    this.declaredNames =
        Stream.concat(
                declared.endpoints().stream().map(Endpoint::name),
                declared.sockets().stream().map(SocketEndpoint::messageName))
            .toList();
    this.declared = new Paths(declared.endpoints());
    this.known = new Paths(ofSystems);
  }

  /** Names of all endpoints, sorted; a WebSocket has two. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    endpoints.forEach(endpoint -> names.add(endpoint.name()));
    sockets.forEach(socket -> names.add(socket.handshakeName()));
    sockets.forEach(socket -> names.add(socket.messageName()));
    return names;
  }

  public List<SocketEndpoint> sockets() {
    return sockets;
  }

  /** Whether any endpoint answers to the method and path. */
  public boolean serves(String method, String path) {
    return find(method, path).isPresent();
  }

  Optional<Route> find(String method, String path) {
    return declared.find(method, path).or(() -> known.find(method, path));
  }

  /** What to say of a path that nobody serves; where routes are declared, which these are. */
  String notFound(String method, String path) {
    return declaredNames.isEmpty()
        ? "Not Found"
        : "The stand-in has no route for "
            + String.join(" ", method, path)
            + "; it declares "
            + String.join(", ", declaredNames)
            + ".";
  }

  /** The methods that the path allows, sorted; none when the path is unknown. */
  SortedSet<String> methods(String path) {
    SortedSet<String> methods = new TreeSet<>();
    for (Endpoint endpoint : endpoints) {
      find(endpoint.method(), path).ifPresent(route -> methods.add(endpoint.method()));
    }
    return methods;
  }

  /** An endpoint and the raw values of its path variables. */
  record Route(Endpoint endpoint, Map<String, String> variables) {}

  /** Endpoints by method and path. */
  private static final class Paths {
    private final Map<String, Map<String, Endpoint>> literalByMethod = new HashMap<>();
    private final List<Template> templates = new ArrayList<>();

    Paths(List<Endpoint> endpoints) {
      for (Endpoint endpoint : endpoints) {
        if (endpoint.template().contains("{")) {
          templates.add(new Template(endpoint, endpoint.template().split("/", -1)));
        } else {
          literalByMethod
              .computeIfAbsent(endpoint.method(), method -> new HashMap<>())
              .put(endpoint.template(), endpoint);
        }
      }
    }

    Optional<Route> find(String method, String path) {
      Endpoint endpoint = literalByMethod.getOrDefault(method, Map.of()).get(path);
      if (endpoint != null) {
        return Optional.of(new Route(endpoint, Map.of()));
      }
      String[] segments = path.split("/", -1);
      for (Template template : templates) {
        if (template.endpoint.method().equals(method) && template.matches(segments)) {
          return Optional.of(new Route(template.endpoint, template.variables(segments)));
        }
      }
      return Optional.empty();
    }
  }

  private static final class Template {
    private final Endpoint endpoint;
    private final String[] parts;

    Template(Endpoint endpoint, String[] parts) {
      this.endpoint = endpoint;
      this.parts = parts;
    }

    boolean matches(String[] segments) {
      if (segments.length != parts.length) {
        return false;
      }
      for (int i = 0; i < parts.length; i++) {
        boolean fits = isVariable(parts[i]) ? !segments[i].isEmpty() : parts[i].equals(segments[i]);
        if (!fits) {
          return false;
        }
      }
      return true;
    }

    Map<String, String> variables(String[] segments) {
      Map<String, String> variables = new HashMap<>();
      for (int i = 0; i < parts.length; i++) {
        if (isVariable(parts[i])) {
          variables.put(parts[i].substring(1, parts[i].length() - 1), segments[i]);
        }
      }
      return variables;
    }

    private static boolean isVariable(String part) {
      return part.startsWith("{");
    }
  }
}
