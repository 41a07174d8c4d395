package salvo.merge.packed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The records of one log in order of time; the next part is made while one is taken. */
final class PackedInput {

  private final PackedWindow window;
  private final int place;
  private final ExecutorService makers;
  private PackedBlock part;
  private Future<PackedBlock> upcoming;
  private int index = -1;

  /** Its record's time, then its place among all logs. */
  private long order;

  /**
   * @param place among all logs
   */
  PackedInput(PackedWindow window, int place, ExecutorService makers) {
    this.window = window;
    this.place = place;
    this.makers = makers;
    this.part = window.empty();
    this.upcoming = upcoming(window.empty());
  }

  /** Goes to the next record, at first to the first one; false when there is none. */
  boolean advance() throws IOException, OutOfOrderException {
    index++;
    if (index == part.count() && !advancePart()) {
      return false;
    }
    order = (long) part.at(index) << Integer.SIZE | place;
    return true;
  }

  private boolean advancePart() throws IOException, OutOfOrderException {
    PackedBlock used = part;
    part = taken();
    index = 0;
    if (part.count() == 0) {
      return false;
    }
    upcoming = upcoming(used);
    return true;
  }

  private Future<PackedBlock> upcoming(PackedBlock free) {
    return makers.submit(() -> window.next(free));
  }

  private PackedBlock taken() throws IOException, OutOfOrderException {
    try {
      return upcoming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while logs were merged");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof OutOfOrderException order) {
        throw order;
      }
      throw e.getCause() instanceof RuntimeException runtime
          ? runtime
          : new IllegalStateException(e.getCause());
    }
  }

  /** Whether its record comes before that of the other one. */
  boolean isBefore(PackedInput other) {
    return order < other.order;
  }

  /** The numbers among which those of its record are. */
  int[] records() {
    return part.records();
  }

  int from() {
    return part.from(index);
  }
}
