package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import salvo.gatling.Target;

/**
 * The requests of the voice system, each with the checks that decide whether it succeeded. Their
 * names are the endpoints' identities in the log, the SLOs and the reports.
 */
final class VoiceRequests {

  /** Session attributes that the answers leave. */
  static final String AGENT_IDS = "agentIds";

  static final String CALL_IDS = "callIds";
  static final String CALL_ID = "callId";
  static final String ENDED = "ended";
  static final String RECORDING_SID = "recordingSid";
  static final String STATUS = "answeredStatus";

  private static final String CALLS = "/api/v1/calls";
  private static final String CALL = CALLS + "/#{callId}";

  final HttpRequestActionBuilder listAgents;
  final HttpRequestActionBuilder getAgent;
  final HttpRequestActionBuilder listCalls;
  final HttpRequestActionBuilder getCall;
  final HttpRequestActionBuilder analytics;
  final HttpRequestActionBuilder listPhoneNumbers;
  final HttpRequestActionBuilder health;
  final HttpRequestActionBuilder startCall;
  final HttpRequestActionBuilder sendAudio;
  final HttpRequestActionBuilder endCall;
  final HttpRequestActionBuilder startOutboundCall;
  final HttpRequestActionBuilder callStatus;
  final HttpRequestActionBuilder holdCall;
  final HttpRequestActionBuilder resumeCall;
  final HttpRequestActionBuilder transferCall;
  final HttpRequestActionBuilder startRecording;
  final HttpRequestActionBuilder stopRecording;
  final HttpRequestActionBuilder getRecording;

  private final Target target;
  private final Map<String, String> headers;

  VoiceRequests(Target target) {
    this.target = target;
    this.headers = headers(target);
    List<Integer> started = target.statuses("startStatuses");

    listAgents =
        get("list agents", "/api/v1/agents")
            .check(
                status().saveAs(STATUS),
                status().is(200),
                jmesPath(target.option("agentIds")).ofList().saveAs(AGENT_IDS));
    getAgent =
        get("get agent", "/api/v1/agents/#{agentId}")
            .check(status().is(200), jmesPath("id").isEL("#{agentId}"));
    listCalls =
        get("list calls", CALLS)
            .check(
                status().saveAs(STATUS),
                status().is(200),
                jmesPath(target.option("callIds")).ofList().saveAs(CALL_IDS));
    getCall =
        get("get call", CALL)
            .check(status().is(200), jmesPath("id").isEL("#{callId}"), jmesPath("status").exists());
    analytics = get("analytics overview", "/api/v1/analytics/overview").check(status().is(200));
    listPhoneNumbers = get("list phone numbers", "/api/v1/phone-numbers").check(status().is(200));
    health =
        get("health", target.option("healthPath"))
            .check(status().is(200), jmesPath("status").exists());

    startCall =
        post("start call", CALLS)
            .body(ElFileBody("bodies/voice/start-call.json"))
            .asJson()
            .check(status().within(started), jmesPath(target.option("callId")).saveAs(CALL_ID));
    sendAudio =
        post("send audio", CALL + "/audio")
            .body(ElFileBody("bodies/voice/audio.json"))
            .asJson()
            .check(status().within(target.statuses("audioStatuses")));
    endCall =
        post("end call", CALL + "/end")
            .check(status().within(target.statuses("endStatuses")).saveAs(ENDED));

    startOutboundCall =
        post("start outbound call", CALLS + "/outbound")
            .body(ElFileBody("bodies/voice/start-outbound-call.json"))
            .asJson()
            .check(
                status().within(started),
                jmesPath(target.option("outboundCallId")).saveAs(CALL_ID));
    callStatus =
        get("call status", CALL + "/status").check(status().is(200), jmesPath("status").exists());
    holdCall = post("hold call", CALL + "/hold").check(status().is(200));
    resumeCall = post("resume call", CALL + "/resume").check(status().is(200));
    transferCall =
        post("transfer call", CALL + "/transfer")
            .body(ElFileBody("bodies/voice/transfer.json"))
            .asJson()
            .check(status().is(200));
    startRecording =
        post("start recording", CALL + "/recording/start")
            .check(status().is(200), jmesPath("recording_sid").saveAs(RECORDING_SID));
    stopRecording =
        post("stop recording", CALL + "/recording/stop")
            .queryParam("recording_sid", "#{recordingSid}")
            .check(status().is(200));
    getRecording =
        get("get recording", CALL + "/recording")
            .check(status().is(200), jmesPath("recording_sid").isEL("#{recordingSid}"));
  }

  /** What every request tells of the client; a WebSocket's handshake too. */
  static Map<String, String> headers(Target target) {
    Map<String, String> headers = new LinkedHashMap<>();
    String scheme = target.optionIfAny("authScheme").map(word -> word + " ").orElse("");
    headers.put(target.option("apiKeyHeader"), scheme + target.option("apiKey"));
    target.optionIfAny("organizationId").ifPresent(id -> headers.put("X-Organization-ID", id));
    return headers;
  }

  private HttpRequestActionBuilder get(String name, String path) {
    return http(name).get(path).headers(headers);
  }

  private HttpRequestActionBuilder post(String name, String path) {
    return http(name).post(path).headers(headers);
  }
}
