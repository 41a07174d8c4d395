package salvo.gatling.load;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;
import java.util.Map;
import salvo.config.Settings;
import salvo.event.Phase;
import salvo.gatling.stream.calibration.Transport;

/** The HTTP protocols of a run: to the target, to it unrecorded, and to the warm-up's stand-in. */
public final class Protocols {

  private static final String EVERYTHING = ".*";

  private final Settings.Http settings;
  private final String pathPrefix;
  private final URI target;
  private final URI warmUpTarget;
  private final boolean warmUpOnTarget;

  public Protocols(Settings.Http settings, String pathPrefix, URI target, URI warmUpTarget) {
    this.settings = settings;
    this.pathPrefix = pathPrefix;
    this.target = target;
    this.warmUpTarget = warmUpTarget;
    this.warmUpOnTarget = warmUpTarget.equals(target);
  }

  boolean isWarmUpOnTarget() {
    return warmUpOnTarget;
  }

  HttpProtocolBuilder target() {
    return protocol(withPrefix(target), settings.headers());
  }

  HttpProtocolBuilder silentTarget() {
    return target().silentUri(EVERYTHING);
  }

  /** A stand-in gets neither the target's path prefix nor its headers, which may be secrets. */
  HttpProtocolBuilder silentWarmUp() {
    return warmUpOnTarget
        ? silentTarget()
        : protocol(warmUpTarget.toString(), Map.of()).silentUri(EVERYTHING);
  }

  /** The same, told of as those of the load are. */
  HttpProtocolBuilder warmUp() {
    return warmUpOnTarget ? target() : protocol(warmUpTarget.toString(), Map.of());
  }

  /** How streams of the target come. */
  Transport transport() {
    return new Transport("https".equalsIgnoreCase(target.getScheme()), false);
  }

  /** Where the requests of a scenario go. */
  public String address(String scenario) {
    boolean elsewhere = Phase.WARM_UP.owns(scenario) && !warmUpOnTarget;
    return elsewhere ? warmUpTarget.toString() : withPrefix(target);
  }

  private String withPrefix(URI base) {
    String text = base.toString();
    return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + pathPrefix;
  }

  /** Caching would turn a user's second request into a 304, or into none at all. */
  private HttpProtocolBuilder protocol(String baseUrl, Map<String, String> headers) {
    HttpProtocolBuilder protocol =
        http.baseUrl(baseUrl)
            .acceptHeader("application/json")
            .userAgentHeader("Salvo")
            .headers(headers)
            .disableWarmUp()
            .disableCaching()
            .disableFollowRedirect();
    return settings.shareConnections() ? protocol.shareConnections() : protocol;
  }
}
