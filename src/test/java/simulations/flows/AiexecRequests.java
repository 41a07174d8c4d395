package simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.currentLocation;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import salvo.gatling.Target;
import salvo.gatling.stream.StreamedRequest;
import salvo.gatling.stream.Streams;

/**
 * The requests of Aiexec, each with the checks that decide whether it succeeded. Only the runs are
 * measured; the others are set-up and tear-down.
 */
final class AiexecRequests implements FlowRuns {

  static final String LOCATION = "location";
  static final String TOKEN = "token";
  static final String KEY_ID = "keyId";
  static final String STARTERS = "starters";
  static final String UPLOAD = "upload";

  private static final String BEARER = "Bearer #{token}";
  private static final String NO_OUTPUTS = "status 200 without outputs";

  final HttpRequestActionBuilder health;
  final HttpRequestActionBuilder login;
  final HttpRequestActionBuilder createKey;
  final HttpRequestActionBuilder listStarters;
  final HttpRequestActionBuilder uploadFlow;
  final HttpRequestActionBuilder preflight;
  final HttpRequestActionBuilder deleteFlow;
  final HttpRequestActionBuilder deleteKey;
  private final String keyName;
  private final boolean keyInQuery;

  AiexecRequests(Target target) {
    keyName = target.option("apiKeyHeader");
    keyInQuery = target.choice("keyIn", List.of("header", "query")).equals("query");

    health =
        http("health")
            .get("/health")
            .check(
                status().saveAs(FlowAccess.STATUS),
                status().is(200).saveAs(FlowAccess.RESULT),
                currentLocation().saveAs(LOCATION));
    login =
        http("login")
            .post("/api/v1/login")
            .formParam("username", session -> target.option("adminEmail"))
            .formParam("password", session -> target.option("adminPassword"))
            .check(
                status().saveAs(FlowAccess.STATUS),
                status().is(200),
                jmesPath("access_token").saveAs(TOKEN));
    createKey =
        http("create api key")
            .post("/api/v1/api_key/")
            .header("Authorization", BEARER)
            .body(StringBody("{\"name\": \"load test\"}"))
            .asJson()
            .check(
                status().saveAs(FlowAccess.STATUS),
                status().is(200),
                jmesPath("api_key").saveAs(FlowAccess.API_KEY),
                jmesPath("id").saveAs(KEY_ID));
    listStarters =
        http("list starter projects")
            .get("/api/v1/starter-projects/")
            .header("Authorization", BEARER)
            .check(
                status().saveAs(FlowAccess.STATUS),
                status().is(200),
                jmesPath("[0].name").exists().saveAs(FlowAccess.RESULT),
                bodyString().saveAs(STARTERS));
    uploadFlow =
        http("upload flow")
            .post("/api/v1/flows/")
            .header("Authorization", BEARER)
            .body(StringBody(session -> session.getString(UPLOAD)))
            .asJson()
            .check(
                status().saveAs(FlowAccess.STATUS),
                status().is(201),
                jmesPath("id").saveAs(FlowAccess.FLOW_ID));
    preflight = run("preflight run");
    deleteFlow = delete("delete flow", "/api/v1/flows/#{flowId}");
    deleteKey = delete("delete api key", "/api/v1/api_key/#{keyId}");
  }

  @Override
  public StreamedRequest stream(String name) {
    return Streams.stream(run(name, true), Streams.langflow());
  }

  private HttpRequestActionBuilder run(String name, boolean isStreamed) {
    HttpRequestActionBuilder run =
        http(name)
            .post("/api/v1/run/#{flowId}")
            .queryParam("stream", Boolean.toString(isStreamed));
    return (keyInQuery ? run.queryParam(keyName, "#{apiKey}") : run.header(keyName, "#{apiKey}"))
        .body(ElFileBody("bodies/flows/aiexec-run.json"))
        .asJson();
  }

  @Override
  public HttpRequestActionBuilder run(String name) {
    return run(name, false)
        .check(
            status().saveAs(FlowAccess.STATUS),
            status().is(200),
            jmesPath("outputs[0]").exists().name(NO_OUTPUTS).saveAs(FlowAccess.RESULT));
  }

  private HttpRequestActionBuilder delete(String name, String path) {
    return http(name)
        .delete(path)
        .header("Authorization", BEARER)
        .check(
            status().saveAs(FlowAccess.STATUS),
            status().in(200, 204, 404).saveAs(FlowAccess.RESULT));
  }
}
