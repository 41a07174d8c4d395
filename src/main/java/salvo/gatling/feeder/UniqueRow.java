package salvo.gatling.feeder;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import salvo.text.Quantity;
import salvo.workload.Share;

/**
 * The records of a file of which a run uses each once, in their order: one row for all feeders of
 * that file, and of several injectors each has its part.
 */
public final class UniqueRow {

  private final String file;
  private final long records;
  private final Share share;
  private final Consumer<String> ranOut;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicBoolean isOver = new AtomicBoolean();

  /**
   * @param ranOut is told once, in a sentence, when a record is wanted and none is left
   */
  UniqueRow(String file, long records, Share share, Consumer<String> ranOut) {
    this.file = file;
    this.records = records;
    this.share = share;
    this.ranOut = ranOut;
  }

  /** The file, as its feeder was asked for. */
  public String file() {
    return file;
  }

  /** How many there are for all injectors. */
  public long records() {
    return records;
  }

  /** Number of the next record; empty when all are used. */
  OptionalLong next() {
    long number = share.number(taken.getAndIncrement());
    if (number < records) {
      return OptionalLong.of(number);
    }
    if (isOver.compareAndSet(false, true)) {
      ranOut.accept(sentence());
    }
    return OptionalLong.empty();
  }

  private String sentence() {
    return "The feeder "
        + file
        + " ran out: "
        + (share.isPart()
            ? "this injector has used its " + Quantity.count(share.of(records)) + " of "
            : "all of ")
        + Quantity.count(records)
        + " records, each of which is used once (unique). Give it more, or offer less load.";
  }
}
