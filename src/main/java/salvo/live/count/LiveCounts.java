package salvo.live.count;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import salvo.event.RunEvent;

/**
 * Takes requests on the thread that records them and hands them over once a second. Recording waits
 * no longer than it takes to change one reference: everything is computed after that, elsewhere.
 */
public final class LiveCounts implements Consumer<RunEvent> {

  static final int MOST_OTHERS = 100;

  private final long skipMillis;
  private final Set<String> toldApart;
  private final Set<String> others = new HashSet<>();

  /** As many again, of what is beside the requests and must not take their places. */
  private final Set<String> othersBeside = new HashSet<>();

  private long firstStartMillis = Long.MAX_VALUE;
  private LiveInterval current = new LiveInterval();

  /**
   * @param skip requests that start within this time of the first one do not count for objectives
   * @param toldApart requests that have objectives or rules: of others no more than the first
   *     {@value #MOST_OTHERS} names, and the rest counts together
   */
  public LiveCounts(Duration skip, Set<String> toldApart) {
    this.skipMillis = skip.toMillis();
    this.toldApart = Set.copyOf(toldApart);
  }

  /** Adds a request; anything else is not counted here. */
  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request) {
      add(request);
    }
  }

  public synchronized void add(RunEvent.Request request) {
    long start = request.startMillis();
    if (!request.isBeside()) {
      firstStartMillis = Math.min(firstStartMillis, start);
    }
    // The injector's clock may have been set back meanwhile.
    long millis = Math.max(0, request.responseTimeMillis());
    boolean judged = skipMillis == 0 || start - firstStartMillis >= skipMillis;
    current.record(request, name(request), millis, judged);
  }

  private String name(RunEvent.Request request) {
    String given = request.name();
    Set<String> known = request.isBeside() ? othersBeside : others;
    if (toldApart.contains(given) || known.contains(given)) {
      return given;
    }
    return known.size() < MOST_OTHERS && known.add(given) ? given : LiveInterval.OTHERS;
  }

  /** What was added since the last call. */
  public synchronized LiveInterval take() {
    LiveInterval taken = current;
    current = new LiveInterval();
    return taken;
  }
}
