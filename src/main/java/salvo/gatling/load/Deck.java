package salvo.gatling.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws one of several options at a time, like cards of a shuffled deck: which one comes next is
 * chance, but each deck holds every option as often as its share says. So shares hold in a short
 * run too, and two runs of the same length do the same work. For use by many threads.
 */
final class Deck {

  /** Decks of fewer cards would be too regular: of two options, never one three times in a row. */
  private static final int FEWEST = 20;

  /** Options rarer than one in so many are not in every deck. */
  private static final int MOST = 1_000;

  private static final double ROUNDING = 1e-9;

  private final double[] shares;
  private final double[] owed;
  private final int size;
  private final Random random;
  private final List<Integer> cards = new ArrayList<>();

  /**
   * @param shares of each option, above 0; they add up to 1
   */
  Deck(List<Double> shares, Random random) {
    this.shares = shares.stream().mapToDouble(Double::doubleValue).toArray();
    this.owed = new double[shares.size()];
    this.size = size(Collections.min(shares));
    this.random = random;
  }

  /**
   * The smallest deck in which the rarest option comes at least once, and others by its measure.
   */
  private static int size(double rarest) {
    int once = (int) Math.ceil(Math.min(MOST, 1 / rarest) - ROUNDING);
    return once * ((FEWEST + once - 1) / once);
  }

  /** The index of an option. */
  synchronized int draw() {
    if (cards.isEmpty()) {
      deal();
    }
    return cards.remove(cards.size() - 1);
  }

  /** Each card to the option that is owed most; what does not fit is owed by the next deck. */
  private void deal() {
    for (int card = 0; card < size; card++) {
      int most = 0;
      for (int option = 0; option < shares.length; option++) {
        owed[option] += shares[option];
        if (owed[option] > owed[most] + ROUNDING) {
          most = option;
        }
      }
      owed[most] -= 1;
      cards.add(most);
    }
    Collections.shuffle(cards, random);
  }
}
