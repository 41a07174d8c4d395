package salvo.gatling.draw;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * An endless row of cards of several options, as of shuffled decks: which one comes next is chance,
 * but each deck holds every option as often as its share says. So shares hold in a short run too,
 * and two runs of the same length do the same work. Any card can be asked for at any time, by many
 * threads.
 */
final class Deck {

  /** Decks of fewer cards would be too regular: of two options, never one three times in a row. */
  private static final int FEWEST = 20;

  /** Options rarer than one in so many are not in every deck. */
  private static final int MOST = 1_000;

  private static final double ROUNDING = 1e-9;

  /** Users ask for cards near to one another; those of other decks are dealt once more. */
  private static final int KEPT_DECKS = 1_024;

  /** More than the users at one table ever draw from; odd, or tables would share kept decks. */
  private static final long DECKS_OF_A_TABLE = 1_000_000_007;

  /** Beyond these, cards could no longer be told by their numbers. */
  private static final long MOST_TABLES = 1_000;

  private record Dealt(long number, int[] cards) {}

  private final double[] shares;
  private final int size;
  private final long seed;
  private final AtomicReferenceArray<Dealt> kept = new AtomicReferenceArray<>(KEPT_DECKS);

  /**
   * @param shares of each option, above 0; they add up to 1
   */
  Deck(List<Double> shares, long seed) {
    this.shares = shares.stream().mapToDouble(Double::doubleValue).toArray();
    this.size = size(Collections.min(shares));
    this.seed = seed;
  }

  /**
   * The smallest deck in which the rarest option comes at least once, and others by its measure.
   */
  private static int size(double rarest) {
    int once = (int) Math.ceil(Math.min(MOST, 1 / rarest) - ROUNDING);
    return once * ((FEWEST + once - 1) / once);
  }

  /** The option of that card of the row, from 0 on. */
  int card(long index) {
    long number = index / size;
    int slot = (int) (number % KEPT_DECKS);
    Dealt deck = kept.get(slot);
    if (deck == null || deck.number() != number) {
      deck = new Dealt(number, deal(number));
      kept.set(slot, deck);
    }
    return deck.cards()[(int) (index % size)];
  }

  /**
   * The option of a user's card, where users sit round a table: each round gives one card to each.
   * Who comes when all seats were taken sits at another table, whose row of cards is its own.
   *
   * @param user number of the user, from 0 on
   * @param round how many cards the user has had
   * @param seats how many users there are at a time
   */
  int card(long user, long round, int seats) {
    long table = user / seats % MOST_TABLES;
    return card(table * DECKS_OF_A_TABLE * size + round * seats + user % seats);
  }

  /** All cards of the row have an order before they are shuffled, of which a deck is a part. */
  private int[] deal(long number) {
    long[] before = before(number * size);
    int[] cards = new int[size];
    for (int card = 0; card < size; card++) {
      cards[card] = next(before);
      before[cards[card]]++;
    }
    shuffle(cards, new SplittableRandom(Seeds.derive(seed, number)));
    return cards;
  }

  /** How often each option is among so many first cards. */
  private long[] before(long first) {
    double surely = Math.max(0, first - shares.length / 2.0 - 1);
    long[] counts = new long[shares.length];
    long all = 0;
    for (int option = 0; option < shares.length; option++) {
      counts[option] = (long) Math.floor(shares[option] * surely + 0.5);
      all += counts[option];
    }
    for (; all < first; all++) {
      counts[next(counts)]++;
    }
    return counts;
  }

  /** The option whose next card is due first, in the middle of what its share gives it. */
  private int next(long[] counts) {
    int next = 0;
    for (int option = 1; option < shares.length; option++) {
      if (due(option, counts[option]) < due(next, counts[next])) {
        next = option;
      }
    }
    return next;
  }

  private double due(int option, long count) {
    return (count + 0.5) / shares[option];
  }

  private static void shuffle(int[] cards, SplittableRandom random) {
    for (int left = cards.length; left > 1; left--) {
      int drawn = random.nextInt(left);
      int card = cards[drawn];
      cards[drawn] = cards[left - 1];
      cards[left - 1] = card;
    }
  }
}
