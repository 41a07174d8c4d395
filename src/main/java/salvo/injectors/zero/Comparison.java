package salvo.injectors.zero;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import salvo.injectors.settings.Words;

/** Finds what is not the same in all injectors. */
final class Comparison {

  private static final int MOST_NAMED = 5;
  private static final String ABSENT = "none";

  private Comparison() {}

  /**
   * A sentence that names each difference and who stands on which side of it.
   *
   * @param digests by name, by the index of the injector
   */
  static String difference(SortedMap<Integer, SortedMap<String, String>> digests) {
    Set<String> names = new TreeSet<>();
    digests.values().forEach(it -> names.addAll(it.keySet()));
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      List<List<Integer>> sides = sides(name, digests);
      if (sides.size() > 1) {
        differences.add(name + " (" + words(sides) + ")");
      }
    }
    int more = differences.size() - MOST_NAMED;
    return "The injectors do not have the same settings, feeders and code: what differs is "
        + differences.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "")
        + ". Give all of them the same.";
  }

  /** The injectors by what they have, the most first. */
  private static List<List<Integer>> sides(
      String name, SortedMap<Integer, SortedMap<String, String>> digests) {
    Map<String, List<Integer>> byDigest = new TreeMap<>();
    digests.forEach(
        (index, all) ->
            byDigest
                .computeIfAbsent(all.getOrDefault(name, ABSENT), it -> new ArrayList<>())
                .add(index));
    return byDigest.values().stream()
        .sorted(
            Comparator.<List<Integer>>comparingInt(it -> -it.size()).thenComparing(it -> it.get(0)))
        .toList();
  }

  private static String words(List<List<Integer>> sides) {
    return sides.stream().map(Words::some).collect(Collectors.joining(" against "));
  }
}
