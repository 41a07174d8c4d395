package salvo.gatling.load.inflow;

import java.util.Arrays;
import java.util.List;
import salvo.trace.Trace;
import salvo.workload.Share;

/**
 * The users of a population who come at the instants of a trace. Each instant is one user's, of
 * whichever population and injector, and they take turns by their shares.
 */
public final class Replayed implements Instants {

  private static final int FIRST_ROOM = 1 << 10;

  private final Trace trace;
  private final Turns turns;
  private final int own;
  private final Share part;
  private int next;
  private long drawn;
  private boolean isDrawn;
  private int[] numbers = new int[FIRST_ROOM];
  private int given;

  /**
   * @param shares of all populations, which add up to 1
   * @param own the index of this one
   * @param part of this injector in the users of this population
   */
  public Replayed(Trace trace, List<Double> shares, int own, Share part) {
    this.trace = trace;
    this.turns = new Turns(shares);
    this.own = own;
    this.part = part;
  }

  @Override
  public synchronized long nextUpTo(long settled) {
    while (!isDrawn && next < trace.size()) {
      isDrawn = turns.next() == own && part.has(drawn++);
      next++;
    }
    if (!isDrawn || trace.at(next - 1) > settled) {
      return NONE;
    }
    isDrawn = false;
    numbers = given < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * given);
    numbers[given++] = next - 1;
    return trace.at(next - 1);
  }

  /**
   * Which request of the trace a user stands for.
   *
   * @param user how many of this injector and population came before
   */
  public synchronized int number(int user) {
    return numbers[user];
  }
}
