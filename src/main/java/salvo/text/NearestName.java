package salvo.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the name that was probably meant. Distance is the number of inserted, removed, replaced or
 * swapped neighbouring characters, whatever their case (optimal string alignment). Of our own,
 * because the libraries that Salvo has count a swap, the commonest slip, as two.
 */
public final class NearestName {

  private NearestName() {}

  /** The nearest candidate, the first of equals; empty without candidates. */
  public static Optional<String> of(String name, Collection<String> candidates) {
    return candidates.stream()
        .map(it -> Map.entry(distance(name, it), it))
        .min(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }

  /** The nearest candidate if it is so near that a slip of the finger explains the difference. */
  public static Optional<String> slipOf(String name, Collection<String> candidates) {
    return of(name, candidates)
        .filter(other -> distance(name, other) <= Math.max(1, name.length() / 3));
  }

  public static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = cell(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  /** Distance of the first i characters of a from the first j of b. */
  private static int cell(String a, String b, int[][] d, int i, int j) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
