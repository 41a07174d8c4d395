package salvo.gatling.client;

import io.gatling.core.CoreComponents;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.protocol.ProtocolComponents;
import io.gatling.core.protocol.ProtocolComponentsRegistry;
import io.gatling.core.protocol.ProtocolKey;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.cache.HttpCaches;
import io.gatling.http.client.HttpClient;
import io.gatling.http.engine.HttpClientFactory;
import io.gatling.http.engine.HttpEngine;
import io.gatling.http.engine.response.DefaultStatsProcessor;
import io.gatling.http.engine.tx.HttpTxExecutor;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.protocol.HttpProtocol$;
import io.gatling.http.util.SslContextsFactory;
import java.lang.reflect.Field;
import java.util.function.Consumer;
import salvo.config.Settings;
import salvo.gatling.client.answer.BrotliLibrary;
import scala.Function1;
import scala.collection.mutable.Map;
import scala.runtime.BoxedUnit;

/**
 * Takes the place of what Gatling makes of HTTP for a run: its own parts, around a client that
 * sends each request once.
 */
public final class OwnHttp {

  private final Settings.Http settings;
  private final Runnable onRetry;
  private final Consumer<Throwable> onFailure;
  private final Trust trust;

  /**
   * @param onRetry is told of each request that is sent again
   * @param onFailure is told why a request got no answer
   * @throws salvo.run.StartException when the file of certificates cannot be read
   */
  public OwnHttp(Settings.Http settings, Runnable onRetry, Consumer<Throwable> onFailure) {
    this.settings = settings;
    this.onRetry = onRetry;
    this.onFailure = onFailure;
    this.trust = Trust.of(settings.tls());
    BrotliLibrary.load();
  }

  /**
   * Sees to the scenario of this context and all that are built after it. To be called before
   * Gatling has built an action of HTTP.
   */
  @SuppressWarnings("unchecked")
  public void install(ScenarioContext context) {
    ProtocolKey<?, ?> key = HttpProtocol$.MODULE$.HttpProtocolKey();
    var made =
        (Map<ProtocolKey<?, ?>, Function1<Protocol, ProtocolComponents>>)
            factories(context.protocolComponentsRegistry());
    if (made.contains(key)) {
      throw new IllegalStateException("Gatling has made its HTTP client before Salvo could");
    }
    made.put(key, components(context.coreComponents()));
  }

  private Function1<Protocol, ProtocolComponents> components(CoreComponents core) {
    return new Function1<>() {

      private HttpEngine engine;
      private HttpCaches caches;

      @Override
      public ProtocolComponents apply(Protocol protocol) {
        if (engine == null) {
          engine = engine(core);
          caches = new HttpCaches(core.clock(), core.configuration());
        }
        HttpProtocol http = (HttpProtocol) protocol;
        HttpComponents components =
            new HttpComponents(
                http,
                engine,
                caches,
                new HttpTxExecutor(
                    core, engine, caches, new DefaultStatsProcessor(core.statsEngine()), http));
        engine.warmUp(components);
        return components;
      }
    };
  }

  private HttpEngine engine(CoreComponents core) {
    SslContextsFactory ssl =
        trust.contexts(
            core.configuration().ssl(), core.configuration().http().enableHostnameVerification());
    HttpClient client = new HttpClientFactory(ssl, core.configuration()).newClient();
    HttpEngine engine =
        new HttpEngine(
            ssl,
            new SentOnce(onlyAllowed(client), settings.retries(), onRetry, onFailure),
            core.eventLoopGroup(),
            core.clock(),
            core.configuration());
    core.actorSystem()
        .registerOnTermination(
            () -> {
              engine.close();
              return BoxedUnit.UNIT;
            });
    return engine;
  }

  private HttpClient onlyAllowed(HttpClient client) {
    return settings.hosts().isEmpty() ? client : new OnlyHosts(client, settings::allows);
  }

  private static Object factories(ProtocolComponentsRegistry registry) {
    try {
      Field field = ProtocolComponentsRegistry.class.getDeclaredField("componentsFactoryCache");
      field.setAccessible(true);
      return field.get(registry);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Salvo sends requests by Gatling 3.15.1; this is another", e);
    }
  }
}
