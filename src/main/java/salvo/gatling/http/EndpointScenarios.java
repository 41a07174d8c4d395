package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import salvo.config.Settings;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** One task for each endpoint of the configuration. */
final class EndpointScenarios {

  private final Target target;

  EndpointScenarios(Target target) {
    this.target = target;
  }

  Journey calls() {
    return new Journey(target.endpoints().stream().map(this::task).toList());
  }

  private Task task(Settings.Endpoint endpoint) {
    HttpRequestActionBuilder request = EndpointRequests.request(endpoint);
    ChainBuilder chain =
        endpoint
            .feeder()
            .map(file -> feed(shared(file, endpoint)).exec(request))
            .orElseGet(() -> exec(request));
    return Task.of(endpoint.name(), endpoint.weight(), chain);
  }

  private static FeederBuilder<?> shared(Path file, Settings.Endpoint endpoint) {
    FeederBuilder<?> feeder = Feeders.file(file, EndpointRequests.placeholders(endpoint));
    return switch (endpoint.share()) {
      case SPLIT -> feeder;
      case ALL -> Feeders.all(feeder);
      case UNIQUE -> Feeders.unique(feeder);
    };
  }
}
