package salvo.injectors.wire;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Function;

/** Calls injector 0. */
public final class Call {

  private final RunKey key;
  private final Function<Link, Link.Events> admitted;
  private final Context thread;
  private final Promise<Link> link = Promise.promise();

  private Call(Sockets sockets, RunKey key, Function<Link, Link.Events> admitted) {
    this.key = key;
    this.admitted = admitted;
    this.thread = sockets.vertx().getOrCreateContext();
  }

  /**
   * The link to injector 0 of the run.
   *
   * @throws HandshakeException when what answers there is not injector 0 of this run
   * @throws IOException when nothing answers there
   */
  public static Link to(
      InetSocketAddress address, Sockets sockets, RunKey key, Function<Link, Link.Events> admitted)
      throws IOException {
    Call call = new Call(sockets, key, admitted);
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(address.getAddress().getHostAddress())
            .setPort(address.getPort())
            .setURI(Sockets.PATH)
            .setTimeout(Sockets.HANDSHAKE_MILLIS);
    call.thread.runOnContext(nothing -> call.connect(sockets.client(), options));
    try {
      return Sockets.await(call.link.future());
    } catch (IOException e) {
      throw e.getCause() instanceof HandshakeException refusal ? refusal : e;
    }
  }

  private void connect(WebSocketClient client, WebSocketConnectOptions options) {
    ClientWebSocket socket = client.webSocket();
    Handshake handshake = new Handshake(key);
    socket.closeHandler(
        nothing -> link.tryFail(new HandshakeException("the connection was closed at once")));
    socket.textMessageHandler(text -> socket.close());
    socket.binaryMessageHandler(challenge -> answer(socket, handshake, challenge));
    Future<WebSocket> connected = socket.connect(options);
    connected.onFailure(link::tryFail);
  }

  private void answer(WebSocket socket, Handshake handshake, Buffer challenge) {
    try {
      byte[] answer = handshake.answer(challenge.getBytes());
      socket.binaryMessageHandler(verdict -> conclude(socket, handshake, verdict));
      socket.writeBinaryMessage(Buffer.buffer(answer));
    } catch (HandshakeException e) {
      fail(socket, e);
    }
  }

  private void conclude(WebSocket socket, Handshake handshake, Buffer message) {
    try {
      Handshake.Verdict verdict = handshake.read(message.getBytes());
      if (verdict == Handshake.Verdict.OTHER_SECRET) {
        throw new OtherSecretException();
      }
      if (verdict != Handshake.Verdict.ADMITTED) {
        throw new HandshakeException(verdict.words());
      }
      SealedLink sealed =
          new SealedLink(
              socket,
              thread,
              Seal.sealing(handshake.keyFromCaller(false)),
              Seal.opening(handshake.keyFromCalled(false)));
      sealed.open(admitted.apply(sealed));
      link.tryComplete(sealed);
    } catch (HandshakeException e) {
      fail(socket, e);
    }
  }

  private void fail(WebSocket socket, HandshakeException refusal) {
    link.tryFail(refusal);
    socket.close();
  }
}
