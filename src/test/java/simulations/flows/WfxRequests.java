package simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import salvo.gatling.Target;
import salvo.gatling.stream.StreamedRequest;
import salvo.gatling.stream.Streams;
import salvo.gatling.stream.record.StreamShape;

/**
 * The requests of WFX, each with the checks that decide whether it succeeded. Only the runs are
 * measured; the others are set-up.
 */
final class WfxRequests implements FlowRuns {

  static final String FLOWS = "flows";

  private static final String NO_SUCCESS = "status 200 without success: true";

  /** Langflow's events; where the server has no tokens, the result at the end is the answer. */
  private static final StreamShape STREAM =
      Streams.langflow()
          .output("data.chunk", "data.result.result when success = true")
          .error("data.error", "data.result.result when success = false");

  final HttpRequestActionBuilder health;
  final HttpRequestActionBuilder listFlows;
  final HttpRequestActionBuilder preflight;
  private final String keyHeader;
  private final String body;

  WfxRequests(Target target) {
    keyHeader = target.option("apiKeyHeader");
    body = "bodies/flows/wfx-run-" + target.choice("server", List.of("newer", "older")) + ".json";

    health =
        http("health")
            .get("/health")
            .check(
                status().saveAs(FlowAccess.STATUS),
                status().is(200),
                jmesPath("flow_count")
                    .ofInt()
                    .gt(0)
                    .name("no flow served")
                    .saveAs(FlowAccess.RESULT));
    listFlows =
        http("list flows")
            .get("/flows")
            .header(keyHeader, "#{apiKey}")
            .check(
                status().saveAs(FlowAccess.STATUS),
                status().is(200),
                jmesPath("[0].id").exists().saveAs(FlowAccess.RESULT),
                bodyString().saveAs(FLOWS));
    preflight = run("preflight run");
  }

  @Override
  public StreamedRequest stream(String name) {
    return Streams.stream(post(name, "stream"), STREAM);
  }

  private HttpRequestActionBuilder post(String name, String how) {
    return http(name)
        .post("/flows/#{flowId}/" + how)
        .header(keyHeader, "#{apiKey}")
        .body(ElFileBody(body))
        .asJson();
  }

  @Override
  public HttpRequestActionBuilder run(String name) {
    return post(name, "run")
        .check(
            status().saveAs(FlowAccess.STATUS),
            status().is(200),
            jmesPath("success").ofBoolean().is(true).name(NO_SUCCESS).saveAs(FlowAccess.RESULT));
  }
}
