package salvo.sandbox;

import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;
import salvo.sandbox.behaviour.ServiceTimes;
import salvo.sandbox.content.ContentApi;
import salvo.sandbox.content.ContentApi.Credentials;
import salvo.sandbox.flows.AiexecApi;
import salvo.sandbox.flows.WfxApi;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Ids;
import salvo.sandbox.http.RateLimits;
import salvo.sandbox.http.SystemApi;
import salvo.sandbox.jobs.CallbackFaults;
import salvo.sandbox.jobs.JobsApi;
import salvo.sandbox.server.Router;
import salvo.sandbox.story.StoryApi;
import salvo.sandbox.voice.VoiceApi;

/** The systems that a sandbox stands in for. */
final class Systems {

  private Systems() {}

  static Router router(SandboxOptions options, InstantSource clock) {
    Environment environment =
        new Environment(
            clock,
            new ServiceTimes(options.seed(), options.scale()),
            new RateLimits(clock, options.rateLimits()),
            new Ids(options.seed()));
    return router(
        environment,
        new Credentials(options.apiKey(), options.adminEmail(), options.adminPassword()),
        new JobsApi.Rules(
            options.apiKey(), options.allowRemote(), options.callbacks(), options.seed()));
  }

  /** Names of all endpoints, for which faults can be set. */
  static SortedSet<String> endpointNames() {
    InstantSource clock = InstantSource.system();
    Environment environment =
        new Environment(clock, new ServiceTimes(0, 0), new RateLimits(clock, false), new Ids(0));
    return router(
            environment,
            new Credentials("", "", ""),
            new JobsApi.Rules("", false, CallbackFaults.NONE, 0))
        .names();
  }

  private static Router router(
      Environment environment, Credentials credentials, JobsApi.Rules jobs) {
    List<SystemApi> systems =
        List.of(
            new ContentApi(environment, credentials),
            new JobsApi(environment, jobs),
            new StoryApi(environment),
            new VoiceApi(environment, credentials.apiKey()),
            new AiexecApi(environment, credentials.adminEmail(), credentials.adminPassword()),
            new WfxApi(environment, credentials.apiKey()));
    return new Router(systems);
  }
}
