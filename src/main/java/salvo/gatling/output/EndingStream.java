package salvo.gatling.output;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.Optional;
import salvo.event.StreamDetail;

/**
 * The stream whose end Gatling is being told of on this thread: whoever records its request
 * meanwhile may ask for it. Gatling records within that call.
 */
public final class EndingStream {

  private static final FastThreadLocal<StreamDetail> CURRENT = new FastThreadLocal<>();

  private EndingStream() {}

  /** The stream that is ending; empty while none is. */
  public static Optional<StreamDetail> now() {
    return Optional.ofNullable(CURRENT.getIfExists());
  }

  /** Does work as if that stream were ending now. */
  public static void during(StreamDetail stream, Runnable work) {
    CURRENT.set(stream);
    try {
      work.run();
    } finally {
      CURRENT.remove();
    }
  }
}
