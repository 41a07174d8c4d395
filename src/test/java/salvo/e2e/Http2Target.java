package salvo.e2e;

import static io.netty.handler.codec.http2.Http2Error.INTERNAL_ERROR;
import static io.netty.handler.codec.http2.Http2Error.NO_ERROR;
import static io.netty.handler.codec.http2.Http2Error.REFUSED_STREAM;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;

/**
 * A server that speaks HTTP/2 and nothing else, and answers or breaks off in the way that the path
 * names; it counts the requests whose heads it has read.
 */
final class Http2Target implements AutoCloseable {

  /** The frame's type. */
  private static final int GO_AWAY = 7;

  private static final byte[] WHOLE = "whole".repeat(50).getBytes(StandardCharsets.US_ASCII);

  private final EventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();
  private final Channel server;

  private Http2Target(SslContext tls) {
    server =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(tls.newHandler(channel.alloc()))
                        .addLast(Http2FrameCodecBuilder.forServer().build())
                        .addLast(new Answers());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  static Http2Target start(Path certificate) {
    try {
      KeyStore store = KeyStore.getInstance(certificate.toFile(), TlsTarget.PASSWORD.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, TlsTarget.PASSWORD.toCharArray());
      return new Http2Target(
          SslContextBuilder.forServer(keys)
              .sslProvider(SslProvider.JDK)
              .applicationProtocolConfig(
                  new ApplicationProtocolConfig(
                      Protocol.ALPN,
                      SelectorFailureBehavior.NO_ADVERTISE,
                      SelectedListenerFailureBehavior.ACCEPT,
                      ApplicationProtocolNames.HTTP_2))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  URI uri() {
    return URI.create("https://localhost:" + ((InetSocketAddress) server.localAddress()).getPort());
  }

  /** How many requests it has read, by method and path. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    requests.forEach((request, count) -> counts.put(request, count.get()));
    return counts;
  }

  @Override
  public void close() {
    server.close().syncUninterruptibly();
    threads.shutdownGracefully();
  }

  private final class Answers extends ChannelInboundHandlerAdapter {

    private final Map<Integer, String> paths = new HashMap<>();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof Http2HeadersFrame head) {
        String request = head.headers().method() + " " + head.headers().path();
        requests.computeIfAbsent(request, it -> new AtomicLong()).incrementAndGet();
        if (head.isEndStream()) {
          answer(context, head.stream(), head.headers().path().toString());
        } else {
          paths.put(head.stream().id(), head.headers().path().toString());
        }
      } else if (message instanceof Http2DataFrame data && data.isEndStream()) {
        answer(context, data.stream(), paths.remove(data.stream().id()));
      }
      ReferenceCountUtil.release(message);
    }

    /** A client may hang up at any time: that is its own affair. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.pipeline().firstContext().close();
    }
  }

  private static void answer(ChannelHandlerContext context, Http2FrameStream stream, String path) {
    switch (path.substring(1)) {
      case "ok" -> {
        head(context, stream, "200");
        body(context, stream, Unpooled.wrappedBuffer(WHOLE), true);
      }
      case "hints" -> {
        head(context, stream, "103");
        head(context, stream, "200");
        body(context, stream, Unpooled.wrappedBuffer(WHOLE), true);
      }
      case "trailers" -> {
        head(context, stream, "200");
        body(context, stream, Unpooled.wrappedBuffer(WHOLE), false);
        DefaultHttp2Headers trailers = new DefaultHttp2Headers();
        trailers.add("checksum", "1");
        context.write(new DefaultHttp2HeadersFrame(trailers, true).stream(stream));
      }
      case "goaway" -> goAway(context, stream, NO_ERROR);
      case "failing" -> goAway(context, stream, INTERNAL_ERROR);
      case "refused" -> reset(context, stream, REFUSED_STREAM);
      case "reset" -> reset(context, stream, INTERNAL_ERROR);
      case "reset-body" -> {
        head(context, stream, "200");
        body(context, stream, Unpooled.wrappedBuffer(WHOLE), false);
        reset(context, stream, INTERNAL_ERROR);
      }
      case "silence" -> close(context);
      case "headers" -> {
        head(context, stream, "200");
        close(context);
      }
      case "body" -> {
        head(context, stream, "200");
        body(context, stream, Unpooled.wrappedBuffer(WHOLE), false);
        close(context);
      }
      case "cut-gzip" -> {
        head(context, stream, "200", "content-encoding", "gzip");
        body(context, stream, gzip(20), true);
      }
      case "gzip" -> {
        head(context, stream, "200", "content-encoding", "gzip");
        body(context, stream, gzip(0), true);
      }
      default -> throw new IllegalArgumentException(path);
    }
    context.flush();
  }

  private static void head(
      ChannelHandlerContext context, Http2FrameStream stream, String status, String... more) {
    DefaultHttp2Headers headers = new DefaultHttp2Headers();
    headers.status(status);
    if (more.length > 0) {
      headers.add(more[0], more[1]);
    }
    context.write(new DefaultHttp2HeadersFrame(headers).stream(stream));
  }

  private static void body(
      ChannelHandlerContext context, Http2FrameStream stream, ByteBuf body, boolean isLast) {
    context.write(new DefaultHttp2DataFrame(body, isLast).stream(stream));
  }

  private static void reset(
      ChannelHandlerContext context, Http2FrameStream stream, Http2Error error) {
    context.write(new DefaultHttp2ResetFrame(error).stream(stream));
  }

  /** Tells that it has not taken up this request, though it has read it, and hangs up. */
  private static void goAway(
      ChannelHandlerContext context, Http2FrameStream stream, Http2Error error) {
    ByteBuf frame = Unpooled.buffer();
    frame.writeMedium(8).writeByte(GO_AWAY).writeByte(0).writeInt(0);
    frame.writeInt(stream.id() - 2).writeInt((int) error.code());
    belowHttp2(context).writeAndFlush(frame).addListener(ChannelFutureListener.CLOSE);
  }

  /** Without a word of HTTP/2. */
  private static void close(ChannelHandlerContext context) {
    context.flush();
    belowHttp2(context).close();
  }

  private static ChannelHandlerContext belowHttp2(ChannelHandlerContext context) {
    return context.pipeline().context(Http2FrameCodec.class);
  }

  private static ByteBuf gzip(int cut) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(WHOLE);
      }
      byte[] whole = bytes.toByteArray();
      return Unpooled.wrappedBuffer(whole, 0, whole.length - cut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
