package salvo.gatling.http;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.config.steps.Body;
import salvo.config.steps.Expected;
import salvo.config.steps.Placeholders;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.config.steps.file.StepFiles;

/** An endpoint of a list as a task of its own: a record, where it has a feeder, and a request. */
final class ListedEndpoint {

  private ListedEndpoint() {}

  static SystemTasks.Task task(Settings.Endpoint endpoint) {
    List<Step> steps = new ArrayList<>();
    endpoint.feeder().ifPresent(file -> steps.add(new Step.Feed(file, endpoint.share())));
    Step.Request request = request(endpoint);
    steps.add(request);
    Map<Path, Set<String>> feeders =
        endpoint.feeder().map(file -> Map.of(file, placeholders(request))).orElse(Map.of());
    return new SystemTasks.Task(endpoint.name(), List.copyOf(steps), feeders);
  }

  private static Step.Request request(Settings.Endpoint endpoint) {
    Body body =
        endpoint
            .body()
            .<Body>map(Body.Text::new)
            .or(() -> endpoint.bodyFile().map(Body.TextFile::new))
            .orElse(Body.NONE);
    return new Step.Request(
        endpoint.name(),
        endpoint.method(),
        endpoint.path(),
        Map.of(),
        endpoint.headers(),
        body,
        Expected.status(endpoint.expectedStatus()),
        List.of(),
        Optional.empty(),
        "");
  }

  private static Set<String> placeholders(Step.Request request) {
    String body =
        request.body() instanceof Body.TextFile file
            ? StepFiles.text(file.file())
            : request.body() instanceof Body.Text text ? text.text() : "";
    return Placeholders.of(
        Stream.concat(Stream.of(request.path(), body), request.headers().values().stream()));
  }
}
