package salvo.gatling.client;

import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.body.is.InputStreamRequestBody;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import salvo.gatling.client.answer.KeptAnswers;

/**
 * The listener of one request: it sees to the connection that the request is written to, and may
 * have it sent again when that is closed without a word of an answer.
 */
final class Attempts implements HttpListener {

  private final HttpListener listener;
  private final Request request;
  private final Runnable onRetry;
  private final Consumer<Throwable> onFailure;
  private final Consumer<Attempts> send;
  private int left;
  private boolean written;
  private Request sent;
  private AnswerSoFar answer;

  /**
   * @param retries how often the request may be sent again
   * @param onRetry is told of each time that it is
   * @param onFailure is told why it got no answer in the end
   * @param send sends the request once more, with this listener
   */
  Attempts(
      HttpListener listener,
      Request request,
      int retries,
      Runnable onRetry,
      Consumer<Throwable> onFailure,
      Consumer<Attempts> send) {
    this.listener = listener;
    this.request = request;
    this.sent = request;
    this.left = retries;
    this.onRetry = onRetry;
    this.onFailure = onFailure;
    this.send = send;
    if (listener instanceof LeavingListener leaving) {
      leaving.exchange(() -> EndingExchange.copy(sent, answer));
    }
  }

  @Override
  public void onSend() {
    listener.onSend();
  }

  /**
   * A connection that is used again may have been closed since: then nothing of the request is
   * written, and it goes to another one.
   */
  @Override
  public void onWrite(Channel channel) {
    if (hasLeft()) {
      throw new NothingWritten();
    }
    if (!CloseWatch.isOver(channel)) {
      CloseWatch.over(channel);
    } else if (isRepeatable() && CloseWatch.leaves(channel)) {
      throw new NothingWritten();
    }
    written = true;
    listener.onWrite(channel);
  }

  @Override
  public void onFinalClientRequest(Request finalRequest) {
    sent = finalRequest;
    listener.onFinalClientRequest(finalRequest);
  }

  @Override
  public void onProtocolAwareness(boolean isHttp2) {
    listener.onProtocolAwareness(isHttp2);
  }

  @Override
  public void onHttpResponse(HttpResponseStatus status, HttpHeaders headers) {
    // What is read as a stream is kept by who reads it.
    boolean isStream = listener instanceof LeavingListener;
    answer = new AnswerSoFar(status, headers, KeptAnswers.mostBytes(isStream, request.getName()));
    listener.onHttpResponse(status, headers);
  }

  @Override
  public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
    if (hasLeft()) {
      release();
      return;
    }
    answer.add(chunk);
    if (last) {
      EndingExchange.tell(sent, answer, () -> listener.onHttpResponseBodyChunk(chunk, true));
    } else {
      listener.onHttpResponseBodyChunk(chunk, false);
    }
  }

  @Override
  public void onThrowable(Throwable failure) {
    if (hasLeft()) {
      release();
    } else if (failure instanceof NothingWritten) {
      send.accept(this);
    } else if (left > 0 && mayBeSentAgain(failure)) {
      left--;
      written = false;
      onRetry.run();
      send.accept(this);
    } else {
      Throwable told = isOfHandshake(failure) ? ConnectionClosed.IN_HANDSHAKE : failure;
      onFailure.accept(told);
      EndingExchange.tell(sent, answer, () -> listener.onThrowable(told));
    }
  }

  /** Netty says no more than that the connection was closed. */
  private boolean isOfHandshake(Throwable failure) {
    return !written && request.getUri().isSecured() && failure instanceof ClosedChannelException;
  }

  private boolean hasLeft() {
    return listener instanceof LeavingListener leaving && leaving.hasLeft();
  }

  boolean isOf(HttpListener other) {
    return listener == other;
  }

  /** Lets go of what is held of an answer that nobody waits for. */
  void release() {
    if (answer != null) {
      answer.release();
    }
  }

  boolean isAnswered() {
    return answer != null;
  }

  private boolean mayBeSentAgain(Throwable failure) {
    return written
        && answer == null
        && isRepeatable()
        && failure instanceof IOException
        && !(failure instanceof SSLException);
  }

  private boolean isRepeatable() {
    return !(request.getBody() instanceof InputStreamRequestBody);
  }

  private static final class NothingWritten extends RuntimeException {
    private static final long serialVersionUID = 1;

    NothingWritten() {
      super("The target has closed the connection before the request", null, false, false);
    }
  }
}
