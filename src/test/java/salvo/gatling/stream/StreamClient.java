package salvo.gatling.stream;

import io.gatling.http.client.HttpClientConfig;
import io.gatling.http.client.Request;
import io.gatling.http.client.RequestBuilder;
import io.gatling.http.client.SslContextsHolder;
import io.gatling.http.client.body.string.StringRequestBodyBuilder;
import io.gatling.http.client.impl.DefaultHttpClient;
import io.gatling.http.client.resolver.InetAddressNameResolver;
import io.gatling.http.client.uri.Uri;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import salvo.gatling.stream.StreamListener.Ended;
import salvo.gatling.stream.record.StreamLimits;
import salvo.gatling.stream.record.StreamReading;
import salvo.gatling.stream.record.StreamShape;

/** Gatling's client without a run around it, whose answers are read as streams. */
final class StreamClient implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ExecutorService lane = Executors.newSingleThreadExecutor();
  private final DefaultHttpClient client =
      new DefaultHttpClient(
          new HttpClientConfig()
              .setEnableHostnameVerification(false)
              .setDefaultSslContextsHolder(new Trusting()));
  private final boolean isHttp2;
  private Duration patience = Duration.ofSeconds(PATIENCE_SECONDS);
  private StreamLimits limits = StreamLimits.NONE;

  StreamClient(boolean isHttp2) {
    this.isHttp2 = isHttp2;
  }

  StreamClient limits(StreamLimits others) {
    limits = others;
    return this;
  }

  /** The longest time for all of an answer. */
  StreamClient requestTimeout(Duration other) {
    patience = other;
    return this;
  }

  Ended post(String url, String body, StreamShape shape, Map<String, String> headers) {
    RequestBuilder builder =
        new RequestBuilder(
                "stream", HttpMethod.POST, Uri.create(url), InetAddressNameResolver.JAVA_RESOLVER)
            .addHeader("Content-Type", "application/json")
            .setDefaultCharset(StandardCharsets.UTF_8)
            .setBodyBuilder(new StringRequestBodyBuilder(body))
            .setRequestTimeout(patience.toMillis())
            .setHttp2Enabled(isHttp2);
    headers.forEach(builder::addHeader);
    Request request = builder.build();
    CompletableFuture<Ended> ended = new CompletableFuture<>();
    var loop = loops.next();
    var listener =
        new StreamListener(
            request,
            limits,
            new StreamReading(shape, true),
            false,
            loop,
            Optional.empty(),
            lane,
            System::currentTimeMillis,
            ended::complete);
    loop.execute(() -> client.sendRequest(request, 1, loop, listener, null));
    return ended.orTimeout(2 * PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    client.close();
    lane.shutdownNow();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** Trusts everybody. */
  private static final class Trusting implements SslContextsHolder {

    private final SslContext plain = context(SslContextBuilder.forClient());
    private final SslContext alpn =
        context(
            SslContextBuilder.forClient()
                .applicationProtocolConfig(
                    new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1)));

    private static SslContext context(SslContextBuilder builder) {
      try {
        return builder.trustManager(InsecureTrustManagerFactory.INSTANCE).build();
      } catch (SSLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public SslContext getSslContext() {
      return plain;
    }

    @Override
    public SslContext getAlpnSslContext() {
      return alpn;
    }
  }
}
