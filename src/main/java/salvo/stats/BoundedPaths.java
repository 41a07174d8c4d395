package salvo.stats;

import java.util.List;
import java.util.Optional;

/**
 * The group hierarchies that have figures of their own; beyond a number of them a new one counts as
 * others of its outermost group, which is a user type.
 */
final class BoundedPaths {

  static final String OTHER = "other groups";

  private static final int MOST_OUTERMOST = 50;
  private static final String BETWEEN = " / ";

  private final BoundedNames paths;
  private final BoundedNames outermost = new BoundedNames("groups", OTHER, MOST_OUTERMOST);

  BoundedPaths(int most) {
    paths = new BoundedNames("groups", OTHER, most);
  }

  void atMost(int most) {
    paths.atMost(most);
  }

  /** The path that is counted in its place: itself, or that of all others. */
  List<String> admit(List<String> path) {
    return path.isEmpty() || !paths.admit(String.join(BETWEEN, path)).equals(OTHER)
        ? List.copyOf(path)
        : ofOthers(path);
  }

  /** The path of all others of its outermost group. */
  List<String> ofOthers(List<String> path) {
    String first = path.isEmpty() ? OTHER : outermost.admit(path.get(0));
    return first.equals(OTHER) ? List.of(OTHER) : List.of(first, OTHER);
  }

  Optional<String> sentence() {
    return paths.sentence();
  }
}
