package salvo.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import salvo.event.FigureName;
import salvo.stats.RunStats;

/**
 * Of which request each figure of a table is, so that it stands with it. A figure whose request has
 * no row, such as the goodput of a task, stands by itself.
 */
public final class FigureRequests {

  private final Set<String> requests;
  private final Set<String> rows;

  private FigureRequests(Set<String> requests, Set<String> rows) {
    this.requests = requests;
    this.rows = rows;
  }

  /** Those of a table that shows what was measured. */
  public static FigureRequests of(RunStats stats) {
    return of(stats, Set.of());
  }

  /**
   * The same of a table that has more rows.
   *
   * @param more names of which nothing was measured
   */
  public static FigureRequests of(RunStats stats, Collection<String> more) {
    Set<String> requests = new HashSet<>();
    stats.endpoints().forEach(it -> requests.add(it.name()));
    Set<String> rows = new HashSet<>(requests);
    rows.addAll(more);
    requests.removeAll(stats.beside());
    return new FigureRequests(requests, rows);
  }

  /** The request of a figure; empty for what is none, or has no request with a row. */
  public Optional<String> request(String name) {
    return requests.contains(name)
        ? Optional.empty()
        : FigureName.in(name)
            .flatMap(it -> it.request(name))
            .filter(rows::contains)
            .filter(it -> request(it).isEmpty());
  }

  /** These rows in their order, the figures of each request after it, all in the same order. */
  public <T> List<T> together(List<T> all, Function<T, String> name) {
    Map<String, List<T>> figures = new HashMap<>();
    List<T> together = new ArrayList<>();
    all.forEach(
        row ->
            request(name.apply(row))
                .ifPresent(it -> figures.computeIfAbsent(it, key -> new ArrayList<>()).add(row)));
    figures.values().forEach(of -> of.sort(Comparator.comparing(it -> figure(name.apply(it)))));
    for (T row : all) {
      if (request(name.apply(row)).isEmpty()) {
        together.add(row);
        together.addAll(figures.getOrDefault(name.apply(row), List.of()));
      }
    }
    return together;
  }

  private static FigureName figure(String name) {
    return FigureName.in(name).orElseThrow();
  }
}
