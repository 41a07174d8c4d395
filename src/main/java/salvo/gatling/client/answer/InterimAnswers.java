package salvo.gatling.client.answer;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Leaves out what a target sends before its answer, such as early hints: Gatling would take it for
 * the answer. What a request has asked to wait for goes on to Gatling, and so does a change of the
 * protocol, which is the answer.
 */
public final class InterimAnswers extends ChannelDuplexHandler {

  private boolean continueExpected;
  private boolean interim;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpRequest request) {
      continueExpected = HttpUtil.is100ContinueExpected(request);
    }
    context.write(message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpResponse response) {
      interim = isInterim(response.status());
    }
    boolean left = interim;
    if (message instanceof LastHttpContent) {
      interim = false;
    }
    if (left) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private boolean isInterim(HttpResponseStatus status) {
    if (status.equals(HttpResponseStatus.CONTINUE) && continueExpected) {
      continueExpected = false;
      return false;
    }
    return status.codeClass() == HttpStatusClass.INFORMATIONAL
        && !status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
  }
}
