package salvo.run.common;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import salvo.workload.Dial;

/**
 * Injector 0's part in a change of the load of all. It names an instant a little ahead, up to which
 * all hold what they give out; only when all do is the change made, by all at that instant. Else it
 * is tried again further ahead, and then refused: it is never made by some. One change is made at a
 * time. Safe for use by several threads.
 */
final class DialOffice {

  /** By then all hold, and know that all do. */
  private static final Duration LEAD = Duration.ofSeconds(1);

  private static final double ANSWERED_WITHIN = 0.8;
  private static final int MOST_TRIES = 3;

  private final Dial dial;
  private final Consumer<DialMessage> tellAll;
  private final BiConsumer<Duration, Runnable> after;
  private final Set<Integer> present;
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private Try current;
  private long number;

  private record Wish(int by, DialMessage.Asked asked) {}

  /**
   * A change at an instant.
   *
   * @param unheard those that are not yet known to hold
   */
  private record Try(
      long number, int count, Wish wish, long at, double level, Set<Integer> unheard) {}

  /**
   * @param dial of injector 0
   * @param after does something after a time
   */
  DialOffice(
      Dial dial,
      int injectors,
      Consumer<DialMessage> tellAll,
      BiConsumer<Duration, Runnable> after) {
    this.dial = dial;
    this.tellAll = tellAll;
    this.after = after;
    this.present =
        IntStream.range(0, injectors).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  /** An injector wants the load changed. */
  synchronized void asked(int by, DialMessage.Asked asked) {
    wishes.add(new Wish(by, asked));
    if (current == null) {
      next();
    }
  }

  /** An injector says whether it holds. */
  synchronized void held(int by, DialMessage.Held told) {
    if (current == null || current.number() != told.number()) {
      return;
    }
    if (told.holds()) {
      current.unheard().remove(by);
      makeIfAllHold();
    } else {
      again();
    }
  }

  /** An injector wants the load of all to end. */
  void over() {
    tellAll.accept(new DialMessage.Over());
  }

  /** An injector is gone, and nobody waits for it. */
  synchronized void lost(int index) {
    present.remove(index);
    if (current != null && current.unheard().remove(index)) {
      makeIfAllHold();
    }
  }

  /** The change is made at this injector too. */
  synchronized void made() {
    current = null;
    next();
  }

  private void next() {
    if (!wishes.isEmpty()) {
      attempt(wishes.poll(), 1);
    }
  }

  private void attempt(Wish wish, int count) {
    DialMessage.Asked asked = wish.asked();
    long lead = count * LEAD.toNanos();
    try {
      double level = dial.levelAsked(asked.kind(), asked.level());
      long at = dial.nextChange(lead);
      current = new Try(++number, count, wish, at, level, new TreeSet<>(present));
      tellAll.accept(new DialMessage.Hold(number, at));
      long tried = number;
      after.accept(Duration.ofNanos((long) (ANSWERED_WITHIN * lead)), () -> late(tried));
    } catch (IllegalArgumentException e) {
      refuse(wish, e.getMessage());
    }
  }

  private void makeIfAllHold() {
    if (current.unheard().isEmpty()) {
      DialMessage.Asked asked = current.wish().asked();
      tellAll.accept(
          new DialMessage.Changed(
              current.wish().by(),
              asked.id(),
              asked.kind(),
              current.at(),
              current.level(),
              asked.rampNanos()));
    }
  }

  private synchronized void late(long tried) {
    if (current != null && current.number() == tried && !current.unheard().isEmpty()) {
      again();
    }
  }

  private void again() {
    Try failed = current;
    tellAll.accept(new DialMessage.LetGo(failed.number()));
    if (failed.count() < MOST_TRIES) {
      attempt(failed.wish(), failed.count() + 1);
    } else {
      refuse(
          failed.wish(),
          "The load was not changed: injector "
              + failed.unheard().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + " could not do so together with the others. Try again.");
    }
  }

  private void refuse(Wish wish, String sentence) {
    current = null;
    tellAll.accept(new DialMessage.Refused(wish.by(), wish.asked().id(), sentence));
    next();
  }
}
