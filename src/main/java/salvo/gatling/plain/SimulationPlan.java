package salvo.gatling.plain;

import io.gatling.commons.stats.assertion.Assertion;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.protocol.HttpProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.gatling.chain.ChainRequests;
import salvo.gatling.stream.calibration.Calibration;
import salvo.gatling.stream.calibration.Transport;
import scala.collection.immutable.Map;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * What a Gatling simulation is about to do, as far as it is known before the run.
 *
 * @param name class of the simulation, as in the header of Gatling's log
 * @param populations in the order of {@code setUp}, each followed by those that start after it
 * @param maxDuration the shortest of {@code maxDuration} and the throttles; empty when neither
 * @param throttled Gatling then drops all pauses, and caps the rate
 */
public record SimulationPlan(
    String name,
    List<Population> populations,
    List<Assertion> assertions,
    Optional<Duration> maxDuration,
    boolean throttled) {

  /**
   * A scenario with the users who play it.
   *
   * @param after the population at whose end it starts; empty: at the start of the run
   * @param baseUrls where its requests go, unless they have a URL of their own
   * @param isHttp2 whether HTTP/2 is offered to its targets; Gatling 3.15.1 does that with TLS
   *     only, whatever is said to be known of them
   */
  public record Population(
      String scenario,
      Optional<String> after,
      ChainRequests requests,
      Injection injection,
      List<String> baseUrls,
      boolean isHttp2) {

    private boolean hasStreams() {
      return Calibration.concerns(
          requests.requests().stream().map(ChainRequests.Request::name).toList());
    }

    private Transport transport() {
      boolean isTls = baseUrls.stream().anyMatch(it -> it.startsWith("https:"));
      return new Transport(isTls, isTls && isHttp2);
    }
  }

  /** How its first streams come; empty without any. */
  Optional<Transport> streams() {
    return populations.stream()
        .filter(Population::hasStreams)
        .map(Population::transport)
        .findFirst();
  }

  static SimulationPlan of(SimulationParams params) {
    List<Population> populations = new ArrayList<>();
    addAll(params.rootPopulationBuilders(), Optional.empty(), params, populations);
    return new SimulationPlan(
        params.name(),
        List.copyOf(populations),
        List.copyOf(CollectionConverters.asJava(params.assertions())),
        OptionConverters.toJava(params.maxDuration())
            .map(duration -> Duration.ofNanos(duration.toNanos())),
        params.globalThrottleSteps().nonEmpty());
  }

  private static void addAll(
      scala.collection.Iterable<PopulationBuilder> builders,
      Optional<String> after,
      SimulationParams params,
      List<Population> populations) {
    for (PopulationBuilder builder : CollectionConverters.asJava(builders)) {
      String scenario = builder.scenarioBuilder().name();
      populations.add(
          new Population(
              scenario,
              after,
              ChainRequests.of(builder.scenarioBuilder()),
              Injection.of(builder.injectionProfile()),
              baseUrls(builder, params),
              http(builder, params).map(it -> it.enginePart().enableHttp2()).orElse(false)));
      for (var children : CollectionConverters.asJava(builder.children())) {
        addAll(children, Optional.of(scenario), params, populations);
      }
    }
  }

  private static List<String> baseUrls(PopulationBuilder builder, SimulationParams params) {
    return http(builder, params)
        .map(protocol -> List.copyOf(CollectionConverters.asJava(protocol.baseUrls())))
        .orElse(List.of());
  }

  /** A population's own protocol replaces the simulation's as a whole. */
  private static Optional<HttpProtocol> http(PopulationBuilder builder, SimulationParams params) {
    return http(builder.scenarioProtocols()).or(() -> http(params.globalProtocols()));
  }

  private static Optional<HttpProtocol> http(Map<Class<? extends Protocol>, Protocol> protocols) {
    return OptionConverters.toJava(protocols.get(HttpProtocol.class)).map(HttpProtocol.class::cast);
  }
}
