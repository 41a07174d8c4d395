package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import salvo.config.Settings;

/** The requests of the configured endpoints; a status other than the expected ones is a failure. */
final class EndpointRequests {

  private EndpointRequests() {}

  static HttpRequestActionBuilder request(Settings.Endpoint endpoint) {
    HttpRequestActionBuilder request =
        http(endpoint.name())
            .httpRequest(endpoint.method(), endpoint.path())
            .headers(endpoint.headers())
            .check(status().within(endpoint.expectedStatus()));
    return body(endpoint).map(text -> request.body(StringBody(text))).orElse(request);
  }

  /** What its path, headers and body take from a feeder. */
  static Set<String> placeholders(Settings.Endpoint endpoint) {
    return Placeholders.of(
        Stream.of(
                Stream.of(endpoint.path()),
                endpoint.headers().values().stream(),
                body(endpoint).stream())
            .flatMap(it -> it));
  }

  private static Optional<String> body(Settings.Endpoint endpoint) {
    return endpoint.body().or(() -> endpoint.bodyFile().map(EndpointRequests::text));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the body " + file, e);
    }
  }
}
