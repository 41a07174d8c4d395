package salvo.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import salvo.SuppressForbidden;

/** A server that answers every request after a fixed time: the ruler that injectors are held to. */
public final class FixedDelayServer {

  private FixedDelayServer() {}

  /**
   * Serves until standard input ends.
   *
   * @param args delay in ms, 0 for none
   */
  @SuppressForbidden("the parent process reads the port from standard output")
  public static void main(String[] args) throws Exception {
    long delayMillis = Long.parseLong(args[0]);
    Vertx vertx = Vertx.vertx();
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  if (delayMillis == 0) {
                    request.response().end("ok");
                  } else {
                    vertx.setTimer(delayMillis, timer -> request.response().end("ok"));
                  }
                });
    int port =
        server
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
    System.out.write(("listening 127.0.0.1:" + port + "\n").getBytes(StandardCharsets.UTF_8));
    System.out.flush();
    while (System.in.read() >= 0) {
      // Whatever the parent writes is of no interest; its end is.
    }
    vertx.close();
  }
}
