package salvo.sandbox;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import salvo.sandbox.behaviour.ServiceTimes;
import salvo.sandbox.content.ContentApi;
import salvo.sandbox.content.ContentApi.Credentials;
import salvo.sandbox.declared.DeclaredApi;
import salvo.sandbox.flows.AiexecApi;
import salvo.sandbox.flows.WfxApi;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Ids;
import salvo.sandbox.http.RateLimits;
import salvo.sandbox.http.SystemApi;
import salvo.sandbox.jobs.CallbackFaults;
import salvo.sandbox.jobs.JobsApi;
import salvo.sandbox.llm.LlmApi;
import salvo.sandbox.server.Router;
import salvo.sandbox.story.StoryApi;
import salvo.sandbox.voice.VoiceApi;

/** The systems that a sandbox stands in for. */
public final class Systems {

  /** Names under which they are loaded; several are users of one. */
  private static final Set<String> NAMES =
      Set.of(
          "aiexec",
          "content",
          "content-authentication",
          "content-generation",
          "content-stress",
          "jobs",
          "llm",
          "speech",
          "story",
          "voice",
          "wfx");

  private Systems() {}

  /** Whether a sandbox can stand in for the system without being told how. */
  public static boolean knows(String system) {
    return NAMES.contains(system);
  }

  /** Whether a sandbox that is told nothing answers to each of these: {@code GET /healthz}. */
  public static boolean serves(Collection<String> requests) {
    Router router = withoutState();
    return requests.stream()
        .map(request -> request.split(" ", 2))
        .allMatch(request -> router.serves(request[0], request[1]));
  }

  static Router router(SandboxOptions options, InstantSource clock, Consumer<Map<String, ?>> log) {
    Environment environment =
        new Environment(
            clock,
            new ServiceTimes(options.seed(), options.scale()),
            new RateLimits(clock, options.rateLimits()),
            new Ids(options.seed()),
            log);
    return router(
        new DeclaredApi(environment, options.routes()),
        environment,
        new Credentials(options.apiKey(), options.adminEmail(), options.adminPassword()),
        new JobsApi.Rules(
            options.apiKey(), options.allowRemote(), options.callbacks(), options.seed()));
  }

  /** Names of all endpoints, for which faults can be set. */
  static SortedSet<String> endpointNames() {
    return withoutState().names();
  }

  private static Router withoutState() {
    InstantSource clock = InstantSource.system();
    Environment environment =
        new Environment(
            clock, new ServiceTimes(0, 0), new RateLimits(clock, false), new Ids(0), line -> {});
    return router(
        new DeclaredApi(environment, List.of()),
        environment,
        new Credentials("", "", ""),
        new JobsApi.Rules("", false, CallbackFaults.NONE, 0));
  }

  private static Router router(
      SystemApi declared, Environment environment, Credentials credentials, JobsApi.Rules jobs) {
    List<SystemApi> systems =
        List.of(
            new ContentApi(environment, credentials),
            new JobsApi(environment, jobs),
            new LlmApi(environment),
            new StoryApi(environment),
            new VoiceApi(environment, credentials.apiKey()),
            new AiexecApi(environment, credentials.adminEmail(), credentials.adminPassword()),
            new WfxApi(environment, credentials.apiKey()));
    return new Router(declared, systems);
  }
}
