package salvo.sandbox.flows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.SystemApi;

/**
 * WFX, in its newer version: it serves flows from files to holders of its one key. Service times
 * are assumptions, as none are published.
 */
public final class WfxApi implements SystemApi {

  private static final Percentiles PROBE = new Percentiles(5, 20, 50, 100);
  private static final Percentiles READ = new Percentiles(50, 150, 300, 500);
  private static final int MAX_CHARS = 1000;
  private static final String KEY = "x-api-key";

  private final Environment environment;
  private final byte[] apiKey;
  private final RunTimes runTimes;
  private final FlowEngine engine;

  public WfxApi(Environment environment, String apiKey) {
    this.environment = environment;
    this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
    this.runTimes = new RunTimes(environment, "wfx");
    this.engine = new FlowEngine(environment, "wfx");
  }

  @Override
  public List<Endpoint> endpoints() {
    Handler health = call -> Reply.json(200, new Health("healthy", ServedFlow.ALL.size()));
    Handler list = call -> Reply.json(200, ServedFlow.ALL);
    return List.of(
        endpoint("GET /health", PROBE, health),
        endpoint("GET /flows", READ, keyed(list)),
        endpoint("GET /flows/{id}/info", READ, keyed(WfxApi::info)),
        // What a refusal takes; a run takes its own time.
        endpoint("POST /flows/{id}/run", PROBE, keyed(this::run)),
        endpoint("POST /flows/{id}/stream", PROBE, keyed(this::stream)));
  }

  private static Reply info(Call call) {
    return find(call).map(flow -> Reply.json(200, flow)).orElseGet(() -> notFound(call));
  }

  private Reply run(Call call) {
    String text = text(call);
    return find(call)
        .map(flow -> answer(flow, text).after(runTimes.nextMillis(text)))
        .orElseGet(() -> notFound(call));
  }

  /** The same, as it is said; what fails tells of it as the last event. */
  private Reply stream(Call call) {
    String text = text(call);
    return find(call)
        .map(flow -> engine.run(text, reply -> end(flow, reply)))
        .orElseGet(() -> notFound(call));
  }

  private static Map.Entry<String, Object> end(ServedFlow flow, String reply) {
    return switch (flow.relativePath()) {
      case ServedFlow.FAILS_WITH_200 -> Map.entry("end", Map.of("result", Outcome.failure()));
      case ServedFlow.FAILS_WITH_500 ->
          Map.entry("error", Map.of("error", Outcome.failure().result()));
      default -> Map.entry("end", Map.of("result", Outcome.success(reply)));
    };
  }

  private static String text(Call call) {
    Input input = Input.json(call);
    String text = input.text("input_value", 0, RunTimes.MAX_CHARS);
    input.optionalText("session_id", MAX_CHARS);
    input.check();
    JsonNode globals = call.json().path("global_vars");
    if (!globals.isMissingNode() && !globals.isNull() && !globals.isObject()) {
      throw new Refusal(Reply.detail(422, "global_vars: Input should be a valid dictionary"));
    }
    return text;
  }

  private static Reply answer(ServedFlow flow, String text) {
    return switch (flow.relativePath()) {
      case ServedFlow.FAILS_WITH_200 -> Reply.json(200, Outcome.failure());
      case ServedFlow.FAILS_WITH_500 -> Reply.json(500, Outcome.failure());
      default -> Reply.json(200, Outcome.success(RunAnswer.reply(text)));
    };
  }

  private static Optional<ServedFlow> find(Call call) {
    String id = call.pathVariable("id");
    return ServedFlow.ALL.stream().filter(flow -> flow.id().toString().equals(id)).findFirst();
  }

  private static Reply notFound(Call call) {
    return Reply.detail(404, "Flow " + call.pathVariable("id") + " not found");
  }

  /** The handler for holders of the key, in the header or the query; others get 401. */
  private Handler keyed(Handler handler) {
    return call -> {
      Optional<String> key = call.header(KEY).or(() -> Optional.ofNullable(call.query().get(KEY)));
      if (key.filter(this::isKey).isEmpty()) {
        throw new Refusal(
            Reply.detail(401, key.isEmpty() ? "API key required" : "Invalid API key"));
      }
      return handler.handle(call);
    };
  }

  private boolean isKey(String key) {
    return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), apiKey);
  }

  private Endpoint endpoint(String name, Percentiles times, Handler handler) {
    return Endpoint.of(name, environment.serviceTimes().of(name, times), handler);
  }

  private record Health(String status, int flowCount) {}

  private record Outcome(
      String result, boolean success, String logs, String type, String component) {

    static Outcome success(String result) {
      return new Outcome(result, true, "", "message", "Chat Output");
    }

    static Outcome failure() {
      return new Outcome("The flow failed", false, "ValueError: no model", "error", "Prompt");
    }
  }
}
