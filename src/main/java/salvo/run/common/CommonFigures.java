package salvo.run.common;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import salvo.event.RunEvent;
import salvo.live.LiveTotals;
import salvo.live.count.LiveBacklog;
import salvo.live.count.LiveCounts;
import salvo.live.count.LiveExtras;
import salvo.live.count.LiveInterval;
import salvo.live.count.LivePart;
import salvo.live.count.LiveSum;
import salvo.live.count.LiveWhole;
import salvo.run.record.Recorder;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.request.RequestCounts;

/**
 * What all injectors of a run do, as each of them knows it about a second later: each tells its own
 * seconds, injector 0 adds them up and tells all. Exact, and safe for use by several threads.
 */
public final class CommonFigures implements Consumer<RunEvent>, LiveWhole {

  private static final LivePart NOTHING =
      new LivePart(new LiveInterval(), 0, 0, 0, List.of(), List.of());

  private final Recorder recorder;
  private final Supplier<LiveExtras> extras;
  private final LongSupplier nanoTime;
  private final LiveCounts own;
  private final LiveSum sum = new LiveSum();
  private final RequestCounts total = new RequestCounts();
  private final LiveBacklog backlog = new LiveBacklog();
  private LivePart latest = NOTHING;
  private long takenNanos;
  private volatile Consumer<LivePart> watcher = second -> {};

  /**
   * @param skipFirst beginning of the load that the objectives leave out
   * @param toldApart requests that have objectives or rules of their own
   * @param extras what this injector tells beside its requests
   */
  public CommonFigures(
      Recorder recorder,
      Duration skipFirst,
      Set<String> toldApart,
      Supplier<LiveExtras> extras,
      LongSupplier nanoTime) {
    this.recorder = recorder;
    this.extras = extras;
    this.nanoTime = nanoTime;
    this.own = new LiveCounts(skipFirst, toldApart);
    this.takenNanos = nanoTime.getAsLong();
  }

  /** Who is given what all have done, with the counts of about a second, each second once. */
  public void watchedBy(Consumer<LivePart> who) {
    watcher = who;
  }

  /** Counts what this injector does. */
  @Override
  public void accept(RunEvent event) {
    own.accept(event);
  }

  /** What this injector did since the last call, for injector 0. */
  byte[] part() {
    LiveInterval counts = own.take();
    long now = nanoTime.getAsLong();
    double seconds = Math.max(1e-3, (now - takenNanos) / 1e9);
    takenNanos = now;
    return new LivePart(
            counts,
            counts.all().requests() / seconds,
            counts.all().ko() / seconds,
            recorder.users(),
            recorder.stats().errors(),
            recorder.stats().crashes(),
            extras.get())
        .bytes();
  }

  /** At injector 0: an injector has told what it did. */
  void told(int injector, byte[] part) throws IOException {
    sum.add(injector, LivePart.of(part));
  }

  /** At injector 0: an injector does nothing any more. */
  void lost(int injector) {
    sum.lost(injector);
  }

  /** At injector 0: what all did since the last call; empty when none has told anything. */
  Optional<byte[]> sum() {
    return sum.take().map(LivePart::bytes);
  }

  /** Injector 0 has told what all did. */
  void heard(byte[] whole) throws IOException {
    LivePart part = LivePart.of(whole);
    synchronized (this) {
      latest = part;
      backlog.add(part.counts());
      total.add(part.counts().all());
    }
    watcher.accept(part);
  }

  @Override
  public synchronized Optional<LivePart> take() {
    return backlog.take().map(latest::with);
  }

  /** Users of all that are alive. */
  public synchronized int users() {
    return latest.users();
  }

  /** The errors of all so far. */
  public synchronized List<ErrorCount> errors() {
    return latest.errors();
  }

  /** The requests of all that could not be built or sent. */
  public synchronized List<ErrorCount> crashes() {
    return latest.crashes();
  }

  /** What all tell beside their requests. */
  public synchronized LiveExtras extras() {
    return latest.extras();
  }

  /** What all have done since the load began. */
  public synchronized LiveTotals totals() {
    return LiveTotals.of(total.requests(), total.ko(), latest.users(), total.times());
  }
}
