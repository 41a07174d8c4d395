package salvo.imports.accesslog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All endpoints of a log. Where a segment has many values, it is a variable like those of ids. */
final class EndpointTable {

  private static final int MOST = 5_000;
  private static final int MANY = 20;

  private final long seed;
  private Map<String, LoggedEndpoint> all = new LinkedHashMap<>();

  EndpointTable(long seed) {
    this.seed = seed;
  }

  /** Adds a request; false where there are too many kinds of paths already. */
  boolean add(LogLine request, LoggedPath path, int line) {
    String key = request.method() + " " + path.template();
    if (!all.containsKey(key) && all.size() >= MOST) {
      return false;
    }
    all.computeIfAbsent(
            key, it -> new LoggedEndpoint(request.method(), path.template(), line, seed))
        .add(request, path);
    return true;
  }

  /** The most frequent ones first. */
  List<LoggedEndpoint> endpoints() {
    for (int position = 0; position < deepest(); position++) {
      merge(position);
    }
    List<LoggedEndpoint> sorted = new ArrayList<>(all.values());
    sorted.sort(Comparator.comparingInt(LoggedEndpoint::count).reversed());
    return sorted;
  }

  private int deepest() {
    return all.values().stream().mapToInt(it -> segments(it).length).max().orElse(0);
  }

  private static String[] segments(LoggedEndpoint endpoint) {
    return endpoint.template().substring(1).split("/", -1);
  }

  private void merge(int position) {
    Map<String, List<LoggedEndpoint>> alike = new LinkedHashMap<>();
    for (LoggedEndpoint endpoint : all.values()) {
      literal(endpoint, position)
          .ifPresent(
              it ->
                  alike
                      .computeIfAbsent(with(endpoint, position, "*"), any -> new ArrayList<>())
                      .add(endpoint));
    }
    alike.values().stream().filter(it -> it.size() > MANY).forEach(it -> merge(it, position));
  }

  private static Optional<String> literal(LoggedEndpoint endpoint, int position) {
    String[] segments = segments(endpoint);
    boolean isLiteral =
        position > 0 && position < segments.length && !segments[position].startsWith("{");
    return isLiteral ? Optional.of(segments[position]) : Optional.empty();
  }

  private static String with(LoggedEndpoint endpoint, int position, String segment) {
    String[] segments = segments(endpoint);
    segments[position] = segment;
    return endpoint.method() + " /" + String.join("/", segments);
  }

  private void merge(Collection<LoggedEndpoint> alike, int position) {
    LoggedEndpoint first = alike.iterator().next();
    String variable = LoggedPath.one(segments(first)[position - 1]) + "_name";
    String key = with(first, position, "{" + variable + "}");
    Map<String, LoggedEndpoint> rest = new LinkedHashMap<>(all);
    LoggedEndpoint merged =
        rest.computeIfAbsent(
            key,
            it ->
                new LoggedEndpoint(
                    first.method(), it.substring(it.indexOf(' ') + 1), first.line(), seed));
    for (LoggedEndpoint one : alike) {
      merged.add(one, variable, segments(one)[position]);
      rest.remove(one.method() + " " + one.template());
    }
    all = rest;
  }
}
