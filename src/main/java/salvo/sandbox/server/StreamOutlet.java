package salvo.sandbox.server;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.LongConsumer;
import salvo.sandbox.http.Outlet;
import salvo.sandbox.http.Streamed;

/** The body of one answer while it is written. Its state is the connection's loop's own. */
final class StreamOutlet implements Outlet {

  private final HttpServerRequest request;
  private final Context connection;
  private final Context handlers;
  private final Runnable over;
  private boolean isOver;

  /**
   * @param over is done on the handlers' loop, once
   */
  StreamOutlet(HttpServerRequest request, Context connection, Context handlers, Runnable over) {
    this.request = request;
    this.connection = connection;
    this.handlers = handlers;
    this.over = over;
  }

  @Override
  public void write(Buffer part, LongConsumer at) {
    connection.runOnContext(
        now -> {
          if (!isOver) {
            at.accept(System.nanoTime());
            request.response().write(part);
          }
        });
  }

  @Override
  public void end(Runnable last) {
    connection.runOnContext(
        now -> {
          if (!isOver) {
            finish();
            last.run();
            request.response().end();
          }
        });
  }

  @Override
  public void cut() {
    connection.runOnContext(
        now -> {
          if (!isOver) {
            finish();
            request.connection().close();
          }
        });
  }

  /** The connection was closed; by the client, if the body was not over. */
  void abandoned(Streamed streamed) {
    if (!isOver) {
      finish();
      handlers.runOnContext(there -> streamed.abandoned());
    }
  }

  private void finish() {
    isOver = true;
    handlers.runOnContext(there -> over.run());
  }
}
