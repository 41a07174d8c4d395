package salvo.imports.accesslog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests of one method and one kind of path. */
final class LoggedEndpoint {

  private static final int MOST_ROWS = 200;
  private static final int MOST_QUERIES = 20;

  private final String method;
  private final String template;
  private final int line;
  private final long seed;
  private final Map<Map<String, String>, Reservoir<Map<String, String>>> byQuery = new HashMap<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Reservoir<Double> millis;
  private int count;

  LoggedEndpoint(String method, String template, int line, long seed) {
    this.method = method;
    this.template = template;
    this.line = line;
    this.seed = seed;
    this.millis = new Reservoir<>(MOST_ROWS, seed);
  }

  void add(LogLine request, LoggedPath path) {
    count++;
    statuses.merge(request.status(), 1, Integer::sum);
    request.millis().ifPresent(millis::add);
    if (byQuery.containsKey(path.query()) || byQuery.size() < MOST_QUERIES) {
      rows(path.query()).add(path.values());
    }
  }

  private Reservoir<Map<String, String>> rows(Map<String, String> query) {
    return byQuery.computeIfAbsent(query, it -> new Reservoir<>(MOST_ROWS, seed));
  }

  /** Adds those of another, whose literal segment becomes the value of a variable. */
  void add(LoggedEndpoint other, String variable, String literal) {
    count += other.count;
    other.statuses.forEach((status, times) -> statuses.merge(status, times, Integer::sum));
    other.millis.kept().forEach(millis::add);
    other.byQuery.forEach(
        (query, rows) ->
            rows.kept()
                .forEach(
                    row -> {
                      Map<String, String> more = new HashMap<>(row);
                      more.put(variable, literal);
                      rows(query).add(more);
                    }));
  }

  String method() {
    return method;
  }

  String template() {
    return template;
  }

  int line() {
    return line;
  }

  int count() {
    return count;
  }

  /**
   * The most frequent status that is none of a failure; 0 where all are. Who has no cache is
   * answered 200 and not 304.
   */
  int success() {
    return statuses.entrySet().stream()
        .filter(it -> it.getKey() >= 200 && it.getKey() < 400)
        .max(Map.Entry.comparingByValue())
        .map(it -> it.getKey() == 304 ? 200 : it.getKey())
        .orElse(0);
  }

  /** The most frequent of all. */
  int status() {
    return statuses.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** The fields of the query that it has most often, by name those of their values. */
  Map<String, String> query() {
    return byQuery.entrySet().stream()
        .max(Comparator.comparingInt(it -> it.getValue().seen()))
        .map(Map.Entry::getKey)
        .orElse(Map.of());
  }

  /** Values of requests with these fields. */
  List<Map<String, String>> sample() {
    return byQuery.containsKey(query()) ? byQuery.get(query()).kept() : List.of();
  }

  /** Whether some have other fields in their query. */
  boolean hasOtherQueries() {
    return byQuery.size() > 1;
  }

  /** The median time to answer, in ms; 0 where none is told. */
  double median() {
    List<Double> sorted = new ArrayList<>(millis.kept());
    sorted.sort(Comparator.naturalOrder());
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }
}
