package salvo.imports.accesslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A fair sample of many things in little memory. */
final class Reservoir<T> {

  private final int most;
  private final Random random;
  private final List<T> kept = new ArrayList<>();
  private int seen;

  Reservoir(int most, long seed) {
    this.most = most;
    this.random = new Random(seed);
  }

  void add(T one) {
    seen++;
    if (kept.size() < most) {
      kept.add(one);
    } else {
      int place = random.nextInt(seen);
      if (place < most) {
        kept.set(place, one);
      }
    }
  }

  int seen() {
    return seen;
  }

  List<T> kept() {
    return kept;
  }
}
