package salvo.gatling.stream.calibration;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import salvo.Daemon;

/**
 * A server on this machine whose only answers are streams as a chat has them, and that remembers
 * when it sent the pieces of each. It speaks one kind of HTTP, all of it on one thread.
 */
final class KnownServer implements AutoCloseable {

  private final Transport transport;
  private final Optional<OwnCertificate> certificate;
  private final Map<Long, Known> sent = new ConcurrentHashMap<>();
  private final EventLoopGroup thread =
      new MultiThreadIoEventLoopGroup(
          1, Daemon.threads("salvo-known-streams"), NioIoHandler.newFactory());
  private final Channel listening;

  /**
   * What was sent, by {@link System#nanoTime()} of this process.
   *
   * @param first just before the first piece of content was handed over
   * @param longestGapNanos between two pieces
   * @param tokens as its usage said
   */
  record Known(long first, long longestGapNanos, long tokens) {}

  private KnownServer(Transport transport, Optional<OwnCertificate> certificate)
      throws IOException {
    this.transport = transport;
    this.certificate = certificate;
    Optional<SslContext> tls =
        certificate.isEmpty() ? Optional.empty() : Optional.of(tls(certificate.get(), transport));
    this.listening = listen(tls);
  }

  static KnownServer start(Transport transport) throws IOException {
    try {
      return new KnownServer(
          transport,
          transport.isTls()
              ? Optional.of(OwnCertificate.make(Clock.systemUTC()))
              : Optional.empty());
    } catch (GeneralSecurityException e) {
      throw new IOException("no certificate could be made", e);
    }
  }

  private Channel listen(Optional<SslContext> tls) throws IOException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(thread)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    tls.ifPresent(it -> channel.pipeline().addLast(it.newHandler(channel.alloc())));
                    speak(channel.pipeline());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getByName(Calibration.HOST), 0))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stop();
      throw new IOException(bound.cause());
    }
    return bound.channel();
  }

  private void speak(ChannelPipeline pipeline) {
    if (!transport.isHttp2()) {
      pipeline.addLast(new HttpServerCodec()).addLast(new KnownStream(sent::put));
      return;
    }
    pipeline
        .addLast(Http2FrameCodecBuilder.forServer().build())
        .addLast(
            new Http2MultiplexHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel stream) {
                    stream
                        .pipeline()
                        .addLast(new Http2StreamFrameToHttpObjectCodec(true))
                        .addLast(new KnownStream(sent::put));
                  }
                }));
  }

  private static SslContext tls(OwnCertificate own, Transport transport) throws IOException {
    return SslContextBuilder.forServer(own.key(), own.certificate())
        .applicationProtocolConfig(
            new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                transport.isHttp2()
                    ? ApplicationProtocolNames.HTTP_2
                    : ApplicationProtocolNames.HTTP_1_1))
        .build();
  }

  /** Where the stream of that number is. */
  String address(long number) {
    return (transport.isTls() ? "https://" : "http://")
        + Calibration.HOST
        + ":"
        + ((InetSocketAddress) listening.localAddress()).getPort()
        + "/"
        + number;
  }

  /** Trust in its certificate and no other; empty where it has none. */
  Optional<TrustManagerFactory> trust() throws GeneralSecurityException {
    return certificate.isEmpty() ? Optional.empty() : Optional.of(certificate.get().trust());
  }

  /** What was sent as the stream of that number; null where it was not sent to its end. */
  Known sent(long number) {
    return sent.get(number);
  }

  /** No stream is sent any more. */
  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    stop();
  }

  private void stop() {
    thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
