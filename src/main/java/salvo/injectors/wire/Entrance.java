package salvo.injectors.wire;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Where injector 0 listens. Who shows the run's key gets a link; all others are turned away. */
public final class Entrance implements AutoCloseable {

  /** Strangers at the door, and injectors that come at the same moment. */
  private static final int MOST_WAITING = 2_048;

  private final RunKey key;
  private final Function<Link, Link.Events> admitted;
  private final Context thread;
  private final Set<ServerWebSocket> waiting = new HashSet<>();
  private final HttpServer server;
  private final InetSocketAddress address;

  private Entrance(
      Sockets sockets, String host, int port, RunKey key, Function<Link, Link.Events> admitted)
      throws IOException {
    this.key = key;
    this.admitted = admitted;
    this.thread = sockets.vertx().getOrCreateContext();
    this.server =
        sockets
            .vertx()
            .createHttpServer(Sockets.server(host, port))
            .requestHandler(Entrance::turnAway)
            .webSocketHandshakeHandler(
                it -> {
                  if (it.path().equals(Sockets.PATH) && waiting.size() < MOST_WAITING) {
                    it.accept();
                  } else {
                    it.reject(HttpURLConnection.HTTP_NOT_FOUND);
                  }
                })
            .webSocketHandler(this::challenge);
    Sockets.await(
        Future.<HttpServer>future(
            it -> thread.runOnContext(nothing -> server.listen().onComplete(it))));
    this.address = new InetSocketAddress(host, server.actualPort());
  }

  /**
   * Starts to listen.
   *
   * @param port 0 is any free one
   * @param admitted is given each link, and says who hears what comes over it
   * @throws IOException when it cannot listen there
   */
  public static Entrance open(
      Sockets sockets, String host, int port, RunKey key, Function<Link, Link.Events> admitted)
      throws IOException {
    return new Entrance(sockets, host, port, key, admitted);
  }

  public InetSocketAddress address() {
    return address;
  }

  /** Listens no more. Links stay. */
  @Override
  public void close() throws IOException {
    Sockets.await(
        Future.<Void>future(it -> thread.runOnContext(nothing -> server.close().onComplete(it))));
  }

  /** What else it had to say is not read. */
  private static void turnAway(HttpServerRequest stranger) {
    stranger
        .response()
        .setStatusCode(HttpURLConnection.HTTP_NOT_FOUND)
        .end()
        .onComplete(nothing -> stranger.connection().close());
  }

  private void challenge(ServerWebSocket socket) {
    Handshake handshake = new Handshake(key);
    waiting.add(socket);
    long timer =
        thread
            .owner()
            .setTimer(
                Sockets.HANDSHAKE_MILLIS,
                id -> {
                  if (waiting.remove(socket)) {
                    socket.close();
                  }
                });
    socket.closeHandler(nothing -> forget(socket, timer));
    socket.textMessageHandler(text -> socket.close());
    socket.binaryMessageHandler(
        answer -> {
          forget(socket, timer);
          judge(socket, handshake, answer.getBytes());
        });
    socket.writeBinaryMessage(Buffer.buffer(handshake.challenge()));
  }

  private void forget(ServerWebSocket socket, long timer) {
    waiting.remove(socket);
    thread.owner().cancelTimer(timer);
  }

  private void judge(ServerWebSocket socket, Handshake handshake, byte[] answer) {
    try {
      Handshake.Verdict verdict = handshake.judge(answer);
      socket.writeBinaryMessage(Buffer.buffer(handshake.verdict(verdict)));
      if (verdict == Handshake.Verdict.ADMITTED) {
        admit(socket, handshake);
      } else {
        socket.close();
      }
    } catch (HandshakeException e) {
      // A stranger: there is nobody to tell.
      socket.close();
    }
  }

  private void admit(ServerWebSocket socket, Handshake handshake) {
    SealedLink link =
        new SealedLink(
            socket,
            thread,
            Seal.sealing(handshake.keyFromCalled(true)),
            Seal.opening(handshake.keyFromCaller(true)));
    link.open(admitted.apply(link));
  }
}
