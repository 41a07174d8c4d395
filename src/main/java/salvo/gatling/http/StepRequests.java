package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.RawFileBodyPart;
import static io.gatling.javaapi.http.HttpDsl.StringBodyPart;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.BodyPart;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.gatling.javaapi.http.RequestActionBuilder;
import io.gatling.javaapi.http.WsConnectActionBuilder;
import java.util.Map;
import java.util.TreeMap;
import salvo.config.steps.Body;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.config.steps.file.StepFiles;

/** The requests of described steps, as yet without a check. */
final class StepRequests {

  private static final String CONTENT_TYPE = "Content-Type";

  private final SystemTasks described;

  StepRequests(SystemTasks described) {
    this.described = described;
  }

  /** One of a task, with what all of them carry. */
  HttpRequestActionBuilder ofTask(Step.Request request) {
    return signed(request(request, headers(request.headers())));
  }

  /** A handshake of a task, with what all its requests carry. */
  WsConnectActionBuilder ofTask(Step.Socket socket, WsConnectActionBuilder handshake) {
    Map<String, String> headers = headers(socket.headers());
    headers.replaceAll((name, value) -> GatlingText.of(value));
    WsConnectActionBuilder builder = signed(handshake.headers(headers));
    for (Map.Entry<String, String> it : socket.query().entrySet()) {
      builder = builder.queryParam(it.getKey(), GatlingText.of(it.getValue()));
    }
    return socket.subprotocol().map(GatlingText::of).map(builder::subprotocol).orElse(builder);
  }

  private Map<String, String> headers(Map<String, String> own) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(described.signIn().headers());
    headers.putAll(described.headers());
    headers.putAll(own);
    return headers;
  }

  private <T extends RequestActionBuilder<T, ?>> T signed(T request) {
    T builder = request;
    for (Map.Entry<String, String> it : described.signIn().query().entrySet()) {
      builder = builder.queryParam(it.getKey(), GatlingText.of(it.getValue()));
    }
    return described.signIn().basic().isPresent()
        ? builder.basicAuth(
            GatlingText.of(described.signIn().basic().get().user()),
            GatlingText.of(described.signIn().basic().get().password()))
        : builder;
  }

  /** That of the sign-in, which carries what it says itself and nothing else. */
  static HttpRequestActionBuilder ofSignIn(Step.Request request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    return request(request, headers);
  }

  private static HttpRequestActionBuilder request(
      Step.Request request, Map<String, String> headers) {
    headers.replaceAll((name, value) -> GatlingText.of(value));
    if (request.body() instanceof Body.Json) {
      headers.putIfAbsent(CONTENT_TYPE, "application/json");
    }
    HttpRequestActionBuilder builder =
        http(request.name())
            .httpRequest(request.method(), GatlingText.of(request.path()))
            .headers(headers);
    for (Map.Entry<String, String> it : request.query().entrySet()) {
      builder = builder.queryParam(it.getKey(), GatlingText.of(it.getValue()));
    }
    return withBody(builder, request.body());
  }

  private static HttpRequestActionBuilder withBody(HttpRequestActionBuilder builder, Body body) {
    if (body instanceof Body.Json json) {
      return builder.body(JsonTemplate.body(json.json()));
    }
    if (body instanceof Body.TextFile file) {
      return builder.body(StringBody(GatlingText.of(StepFiles.text(file.file()))));
    }
    if (body instanceof Body.Form form) {
      HttpRequestActionBuilder filled = builder.asFormUrlEncoded();
      for (Map.Entry<String, String> it : form.fields().entrySet()) {
        filled = filled.formParam(it.getKey(), GatlingText.of(it.getValue()));
      }
      return filled;
    }
    if (body instanceof Body.Multipart multipart) {
      return builder
          .asMultipartForm()
          .bodyParts(multipart.parts().stream().map(StepRequests::part).toList());
    }
    String text = ((Body.Text) body).text();
    return text.isEmpty() ? builder : builder.body(StringBody(GatlingText.of(text)));
  }

  private static BodyPart part(Body.Part part) {
    BodyPart made =
        part.file()
            .map(
                it ->
                    RawFileBodyPart(part.name(), it.toAbsolutePath().toString())
                        .fileName(it.getFileName().toString()))
            .orElseGet(() -> StringBodyPart(part.name(), GatlingText.of(part.text().orElse(""))));
    return part.contentType().map(made::contentType).orElse(made);
  }
}
