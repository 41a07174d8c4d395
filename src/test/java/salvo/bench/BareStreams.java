package salvo.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import salvo.SuppressForbidden;
import salvo.stats.times.MillisHistogram;

/**
 * Streams of {@link PacedStreams} that a bare HTTP client of Netty takes on one event loop: of each
 * piece it looks at the clock, and counts it. What a client can do at best.
 */
public final class BareStreams extends SimpleChannelInboundHandler<HttpObject> {

  private static final long WARM_UP_SECONDS = 10;

  /** As long as the users of {@link PacedSimulation}. */
  private static final long MOST_THINKING_MILLIS = 1_000;

  private static final long LOOK_MICROS = 5_000;

  private final Seen seen;

  /** What all streams together have seen; of the thread of the event loop. */
  private static final class Seen {
    private final MillisHistogram lagMicros = new MillisHistogram();
    private long pieces;
    private long lastNanos;
    private long due;
    private long beginNanos;
    private long beginProcessorNanos;

    private void begin() {
      lagMicros.clear();
      pieces = 0;
      beginNanos = System.nanoTime();
      beginProcessorNanos = processorNanos();
    }

    private void look() {
      long now = System.nanoTime();
      if (due > 0) {
        lagMicros.record(Math.max(0, now - due) / 1_000);
      }
      due = now + TimeUnit.MICROSECONDS.toNanos(LOOK_MICROS);
    }

    private String told() {
      double seconds = (System.nanoTime() - beginNanos) / 1e9;
      return String.format(
          Locale.ROOT,
          "%.0f pieces/s, lag p50 %.3f p99 %.3f max %.3f ms, %.1f us a piece",
          pieces / seconds,
          lagMicros.percentile(50) / 1e3,
          lagMicros.percentile(99) / 1e3,
          lagMicros.max() / 1e3,
          (processorNanos() - beginProcessorNanos) / 1e3 / pieces);
    }

    private static long processorNanos() {
      return ((com.sun.management.OperatingSystemMXBean)
              ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
  }

  private BareStreams(Seen seen) {
    this.seen = seen;
  }

  /**
   * Takes streams, and tells on standard output what that took.
   *
   * @param args the target's port, the number of streams at once, and seconds after a warm-up
   */
  @SuppressForbidden("the parent process reads the figures from standard output")
  public static void main(String[] args) throws Exception {
    int streams = Integer.parseInt(args[1]);
    Seen seen = new Seen();
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Bootstrap client =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new HttpClientCodec(), new BareStreams(seen));
                  }
                });
    for (int i = 0; i < streams; i++) {
      client.connect("127.0.0.1", Integer.parseInt(args[0])).sync();
    }
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    loop.scheduleWithFixedDelay(seen::look, 0, LOOK_MICROS, TimeUnit.MICROSECONDS);
    loop.submit(seen::begin).sync();
    TimeUnit.SECONDS.sleep(Long.parseLong(args[2]));
    System.out.println(loop.submit(seen::told).get());
    System.exit(0);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    askLater(context);
  }

  private static void askLater(ChannelHandlerContext context) {
    long thinking = ThreadLocalRandom.current().nextLong(MOST_THINKING_MILLIS);
    context.executor().schedule(() -> ask(context), thinking, TimeUnit.MILLISECONDS);
  }

  private static void ask(ChannelHandlerContext context) {
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    request.headers().set(HttpHeaderNames.HOST, "127.0.0.1");
    context.writeAndFlush(request);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof LastHttpContent) {
      askLater(context);
    } else if (part instanceof HttpContent) {
      seen.lastNanos = System.nanoTime();
      seen.pieces++;
    }
  }
}
