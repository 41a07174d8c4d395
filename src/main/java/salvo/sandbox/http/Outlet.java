package salvo.sandbox.http;

import io.vertx.core.buffer.Buffer;
import java.util.function.LongConsumer;

/** Where a body is written bit by bit; what is called here is done on the connection's loop. */
public interface Outlet {

  /**
   * Writes a part.
   *
   * @param at is told by {@link System#nanoTime()} when it is written, on the connection's loop
   */
  void write(Buffer part, LongConsumer at);

  /**
   * Ends the body.
   *
   * @param last is done on the connection's loop, after all parts are written
   */
  void end(Runnable last);

  /** Closes the connection in the middle of the body. */
  void cut();
}
