package salvo.gatling.client;

import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.body.is.InputStreamRequestBody;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * The listener of one request: it sees to the connection that the request is written to, and may
 * have it sent again when that is closed without a word of an answer.
 */
final class Attempts implements HttpListener {

  private final HttpListener listener;
  private final Request request;
  private final Consumer<Attempts> resend;
  private int left;
  private boolean written;
  private boolean answered;

  /**
   * @param retries how often the request may be sent again
   * @param resend sends the request again, with this listener
   */
  Attempts(HttpListener listener, Request request, int retries, Consumer<Attempts> resend) {
    this.listener = listener;
    this.request = request;
    this.left = retries;
    this.resend = resend;
  }

  @Override
  public void onSend() {
    listener.onSend();
  }

  @Override
  public void onWrite(Channel channel) {
    written = true;
    CloseWatch.over(channel);
    listener.onWrite(channel);
  }

  @Override
  public void onFinalClientRequest(Request finalRequest) {
    listener.onFinalClientRequest(finalRequest);
  }

  @Override
  public void onProtocolAwareness(boolean isHttp2) {
    listener.onProtocolAwareness(isHttp2);
  }

  @Override
  public void onHttpResponse(HttpResponseStatus status, HttpHeaders headers) {
    answered = true;
    listener.onHttpResponse(status, headers);
  }

  @Override
  public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
    listener.onHttpResponseBodyChunk(chunk, last);
  }

  @Override
  public void onThrowable(Throwable failure) {
    if (left > 0 && mayBeRepeated(failure)) {
      left--;
      written = false;
      resend.accept(this);
    } else {
      listener.onThrowable(failure);
    }
  }

  private boolean mayBeRepeated(Throwable failure) {
    return written
        && !answered
        && failure instanceof IOException
        && !(failure instanceof SSLException)
        && !(request.getBody() instanceof InputStreamRequestBody);
  }
}
