package salvo.sandbox.llm;

import java.util.List;
import java.util.Map;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.engine.Batch;
import salvo.sandbox.engine.ModelRequest;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.SystemApi;

/**
 * A service with the API of OpenAI: chat, completions, embeddings, models. No published times: a
 * token takes about 18 ms with one answer at a time, 28 with {@link Batch#SLOTS}, a prompt 0.25 ms
 * for each of its words that is not known as the beginning of an earlier one. Nobody signs in.
 */
public final class LlmApi implements SystemApi {

  private static final Batch.Costs COSTS =
      new Batch.Costs(new Percentiles(18, 21, 30, 80), 0.15, 0.25);

  private static final Map<String, String> EVENTS =
      Map.of("Content-Type", "text/event-stream; charset=utf-8", "Cache-Control", "no-cache");
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final Environment environment;
  private final Batch batch;
  private final Embeddings embeddings;
  private final PrefixCache known = new PrefixCache();

  public LlmApi(Environment environment) {
    this.environment = environment;
    this.batch = new Batch(environment.serviceTimes(), "llm", COSTS);
    this.embeddings = new Embeddings(environment.serviceTimes());
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        generating("POST /v1/chat/completions", true),
        generating("POST /v1/completions", false),
        // Each takes its own time.
        Endpoint.of("POST /v1/embeddings", environment.serviceTimes().always(0), embeddings::embed),
        Endpoint.of("GET /v1/models", environment.serviceTimes().always(2), call -> models()));
  }

  private Endpoint generating(String name, boolean isChat) {
    return Endpoint.of(name, environment.serviceTimes().always(0), call -> generate(call, isChat));
  }

  private Reply generate(Call call, boolean isChat) {
    LlmRequest request = LlmRequest.of(call, isChat);
    if (request.has(Quirk.REFUSED)) {
      throw ModelRequest.tooMany();
    }
    int cached = known.cached(request.words());
    String id = (isChat ? "chatcmpl-" : "cmpl-") + environment.ids().next();
    Wire wire = new Wire(request, id, environment.clock().instant().getEpochSecond());
    Reply reply =
        Reply.streamed(
            request.has(Quirk.CREATED) ? 201 : 200,
            request.stream() ? EVENTS : JSON,
            new Answer(request, wire, cached, batch::add, environment.log()));
    return request.has(Quirk.GZIP) ? reply.withHeader("Content-Encoding", "gzip") : reply;
  }

  private static Reply models() {
    return Reply.json(
        200,
        Map.of(
            "object",
            "list",
            "data",
            List.of(Map.of("id", "sandbox", "object", "model", "owned_by", "salvo"))));
  }
}
