package salvo.capacity.level;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Finds the seconds in which far fewer requests ended than chance explains, and which the slow ones
 * follow.
 */
final class StallSearch {

  private static final double DEVIATIONS = 4;
  private static final double LARGEST_SHARE = 0.75;
  private static final int AFTERMATH = 3;
  private static final int LEAST_STALLS = 2;
  private static final int MOST_SECONDS = 2;
  private static final double LEAST_SHARE_OF_SLOW = 0.5;

  private StallSearch() {}

  /**
   * Stalls that explain half of the slow requests or more.
   *
   * @param seconds what the objective of the times saw, second by second
   */
  static Optional<Level.Stalls> of(List<Tally> seconds) {
    double mean = seconds.stream().mapToDouble(Tally::number).average().orElse(0);
    double few = Math.min(LARGEST_SHARE * mean, mean - DEVIATIONS * Math.sqrt(mean));
    List<Integer> begins = new ArrayList<>();
    double slow = 0;
    int still = 0;
    for (int i = 0; i < seconds.size(); i++) {
      int last = begins.isEmpty() ? -AFTERMATH - 1 : begins.get(begins.size() - 1);
      if (seconds.get(i).number() < few && i - last > AFTERMATH) {
        begins.add(i);
        last = i;
      }
      still += seconds.get(i).number() < few ? 1 : 0;
      slow += i - last <= AFTERMATH ? seconds.get(i).sum() : 0;
    }
    double all = seconds.stream().mapToDouble(Tally::sum).sum();
    boolean areShort = still <= MOST_SECONDS * begins.size();
    return begins.size() >= LEAST_STALLS && areShort && all > 0 && slow >= LEAST_SHARE_OF_SLOW * all
        ? Optional.of(new Level.Stalls(begins.size(), apart(begins), slow / all))
        : Optional.empty();
  }

  private static OptionalInt apart(List<Integer> begins) {
    int[] gaps =
        IntStream.range(1, begins.size())
            .map(i -> begins.get(i) - begins.get(i - 1))
            .sorted()
            .toArray();
    return Arrays.stream(gaps).skip(gaps.length / 2).findFirst();
  }
}
