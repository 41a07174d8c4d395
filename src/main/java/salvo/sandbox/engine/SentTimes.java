package salvo.sandbox.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * When what a stream is for was sent: the true times of one that its client has named, for the log.
 * The connection's loop's own.
 */
public final class SentTimes {

  private final String id;
  private final long receivedNanos;
  private final Consumer<Map<String, ?>> log;
  private long firstNanos;
  private long lastNanos;

  /**
   * @param id the client's own name for the request; empty where it gave none
   * @param receivedNanos when the request came
   */
  public SentTimes(String id, long receivedNanos, Consumer<Map<String, ?>> log) {
    this.id = id;
    this.receivedNanos = receivedNanos;
    this.log = log;
  }

  /** A part of it was sent then. */
  public void sent(long at) {
    firstNanos = firstNanos == 0 ? at : firstNanos;
    lastNanos = at;
  }

  /** Logs them at the end, beside how much was sent; nothing where the client gave no name. */
  public void tell(String counted, long count) {
    if (!id.isEmpty()) {
      Map<String, Object> times = new LinkedHashMap<>();
      times.put("stream", id);
      times.put("firstNanos", firstNanos - receivedNanos);
      times.put("lastNanos", lastNanos - receivedNanos);
      times.put(counted, count);
      log.accept(times);
    }
  }
}
