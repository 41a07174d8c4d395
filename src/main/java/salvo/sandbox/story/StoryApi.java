package salvo.sandbox.story;

import java.util.List;
import java.util.Optional;
import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.SystemApi;

/**
 * The story system: a prompt becomes a story with narration, video and one frame per scene. Nobody
 * signs in. It echoes the client's X-Request-ID in every answer.
 *
 * <p>No service times are published beyond bands (under 60 s excellent, 180 s good, 300 s
 * acceptable), so all times here are assumptions: a story of {@link #USUAL_SCENES} scenes takes 20
 * s in the median and is excellent in 99 of 100 cases; other numbers of scenes in proportion. A
 * guardrail looks at a prompt before any work is done.
 */
public final class StoryApi implements SystemApi {

  private static final String REQUEST_ID = "X-Request-ID";
  private static final String CREATE = "POST /api/v1/story";
  private static final int USUAL_SCENES = 4;

  private static final Percentiles PIPELINE = new Percentiles(20_000, 45_000, 60_000, 180_000);
  private static final Percentiles GUARDRAIL = new Percentiles(150, 400, 800, 1500);

  private final Environment environment;
  private final ServiceTime pipeline;
  private final ServiceTime guardrail;
  private final Quotas quotas;

  public StoryApi(Environment environment) {
    this.environment = environment;
    pipeline = environment.serviceTimes().of("story pipeline", PIPELINE);
    guardrail = environment.serviceTimes().of("story guardrail", GUARDRAIL);
    quotas = new Quotas(environment.clock());
  }

  @Override
  public List<Endpoint> endpoints() {
    ServiceTime usual = environment.serviceTimes().of(CREATE, PIPELINE);
    return List.of(Endpoint.of(CREATE, usual, echoing(this::create)));
  }

  private static Handler echoing(Handler handler) {
    return call -> {
      try {
        return echo(call, handler.handle(call));
      } catch (Refusal refusal) {
        throw new Refusal(echo(call, refusal.reply()));
      }
    };
  }

  private static Reply echo(Call call, Reply reply) {
    return call.header(REQUEST_ID).map(id -> reply.withHeader(REQUEST_ID, id)).orElse(reply);
  }

  private Reply create(Call call) {
    StoryRequest request = StoryRequest.of(call);
    Optional<Guardrail> hurt = Guardrail.hurtBy(request);
    if (hurt.isPresent()) {
      return refusal(hurt.get()).after(guardrail.nextMillis());
    }
    if (!request.userId().map(quotas::take).orElse(true)) {
      throw new Refusal(quotaSpent());
    }
    Story story = Narrator.tell(request, environment.ids());
    return Reply.json(200, story).after(pipeline.nextMillis() * request.numScenes() / USUAL_SCENES);
  }

  private static Reply refusal(Guardrail guardrail) {
    return detail(422, List.of(new Objection(guardrail.category(), guardrail.reason())));
  }

  private static Reply quotaSpent() {
    String message = "The free tier has " + Quotas.STORIES_PER_WEEK + " stories a week.";
    return detail(429, new QuotaSpent("quota_exceeded", message, true));
  }

  private static Reply detail(int status, Object detail) {
    return Reply.json(status, new Detail(detail));
  }

  private record Detail(Object detail) {}

  private record Objection(String category, String detail) {}

  private record QuotaSpent(String error, String message, boolean upgradeRequired) {}
}
