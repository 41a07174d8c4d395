package salvo.gatling.stream.calibration;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import salvo.gatling.stream.calibration.KnownServer.Known;

/** Answers each request by the stream whose number is its path, and tells what it has sent. */
final class KnownStream extends ChannelInboundHandlerAdapter {

  private static final int PIECES = 12;
  private static final int PIECE_AFTER_GAP = 6;
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
  private static final int LEAST_TOKENS = 24;
  private static final int MOST_MORE_TOKENS = 7;

  private static final String CONTENT =
      "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\" known\"}}]}";

  private final BiConsumer<Long, Known> whenSent;

  /**
   * @param whenSent is told the number of a stream and what was sent as such, before its usage
   */
  KnownStream(BiConsumer<Long, Known> whenSent) {
    this.whenSent = whenSent;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      context.writeAndFlush(head());
      new Sending(context, Long.parseLong(request.uri().substring(1))).begin();
    }
    ReferenceCountUtil.release(message);
  }

  /** Its client finds the stream broken off, and tells. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }

  private static HttpResponse head() {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream");
    HttpUtil.setTransferEncodingChunked(head, true);
    return head;
  }

  private static DefaultHttpContent event(String data) {
    byte[] text = ("data: " + data + "\n\n").getBytes(StandardCharsets.US_ASCII);
    return new DefaultHttpContent(Unpooled.wrappedBuffer(text));
  }

  private static String usage(long tokens) {
    return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":"
        + "{\"prompt_tokens\":1,\"completion_tokens\":"
        + tokens
        + "}}";
  }

  /** One stream on its way; all of it happens on the event loop of its connection. */
  private final class Sending {

    private final ChannelHandlerContext context;
    private final long number;
    private long due = System.nanoTime() + FIRST_NANOS;
    private int pieces;
    private long first;
    private long before;
    private long longest;

    private Sending(ChannelHandlerContext context, long number) {
      this.context = context;
      this.number = number;
    }

    private void begin() {
      context.executor().schedule(this::next, due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void next() {
      long now = System.nanoTime();
      context.writeAndFlush(event(CONTENT));
      if (pieces == 0) {
        first = now;
      } else {
        longest = Math.max(longest, now - before);
      }
      before = now;
      pieces++;
      if (pieces == PIECES) {
        end();
      } else {
        due += pieces == PIECE_AFTER_GAP ? GAP_NANOS : STEP_NANOS;
        begin();
      }
    }

    private void end() {
      long tokens = LEAST_TOKENS + number % MOST_MORE_TOKENS;
      whenSent.accept(number, new Known(first, longest, tokens));
      context.write(event(usage(tokens)));
      context.write(event("[DONE]"));
      context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }
}
