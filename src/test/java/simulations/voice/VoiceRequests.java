package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import salvo.gatling.Target;

/**
 * The requests of the voice system, each with the checks that decide whether it succeeded. Their
 * names are the endpoints' identities in the log, the SLOs and the reports.
 */
final class VoiceRequests {

  static final String LIST_AGENTS = "list agents";
  static final String GET_AGENT = "get agent";
  static final String LIST_CALLS = "list calls";
  static final String GET_CALL = "get call";
  static final String ANALYTICS = "analytics overview";
  static final String LIST_PHONE_NUMBERS = "list phone numbers";
  static final String HEALTH = "health";
  static final String START_CALL = "start call";
  static final String SEND_AUDIO = "send audio";
  static final String END_CALL = "end call";
  static final String START_OUTBOUND_CALL = "start outbound call";
  static final String CALL_STATUS = "call status";
  static final String HOLD_CALL = "hold call";
  static final String RESUME_CALL = "resume call";
  static final String TRANSFER_CALL = "transfer call";
  static final String START_RECORDING = "start recording";
  static final String STOP_RECORDING = "stop recording";
  static final String GET_RECORDING = "get recording";

  static final Set<String> NAMES =
      Set.of(
          LIST_AGENTS,
          GET_AGENT,
          LIST_CALLS,
          GET_CALL,
          ANALYTICS,
          LIST_PHONE_NUMBERS,
          HEALTH,
          START_CALL,
          SEND_AUDIO,
          END_CALL,
          START_OUTBOUND_CALL,
          CALL_STATUS,
          HOLD_CALL,
          RESUME_CALL,
          TRANSFER_CALL,
          START_RECORDING,
          STOP_RECORDING,
          GET_RECORDING);

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
        get(LIST_AGENTS, "/api/v1/agents")
            .check(
                status().saveAs(STATUS),
                status().is(200),
                jmesPath(target.option("agentIds")).ofList().saveAs(AGENT_IDS));
    getAgent =
        get(GET_AGENT, "/api/v1/agents/#{agentId}")
            .check(status().is(200), jmesPath("id").isEL("#{agentId}"));
    listCalls =
        get(LIST_CALLS, CALLS)
            .check(
                status().saveAs(STATUS),
                status().is(200),
                jmesPath(target.option("callIds")).ofList().saveAs(CALL_IDS));
    getCall =
        get(GET_CALL, CALL)
            .check(status().is(200), jmesPath("id").isEL("#{callId}"), jmesPath("status").exists());
    analytics = get(ANALYTICS, "/api/v1/analytics/overview").check(status().is(200));
    listPhoneNumbers = get(LIST_PHONE_NUMBERS, "/api/v1/phone-numbers").check(status().is(200));
    health =
        get(HEALTH, target.option("healthPath"))
            .check(status().is(200), jmesPath("status").exists());

    startCall =
        post(START_CALL, CALLS)
            .body(ElFileBody("bodies/voice/start-call.json"))
            .asJson()
            .check(status().within(started), jmesPath(target.option("callId")).saveAs(CALL_ID));
    sendAudio =
        post(SEND_AUDIO, CALL + "/audio")
            .body(ElFileBody("bodies/voice/audio.json"))
            .asJson()
            .check(status().within(target.statuses("audioStatuses")));
    endCall =
        post(END_CALL, CALL + "/end")
            .check(status().within(target.statuses("endStatuses")).saveAs(ENDED));

    startOutboundCall =
        post(START_OUTBOUND_CALL, CALLS + "/outbound")
            .body(ElFileBody("bodies/voice/start-outbound-call.json"))
            .asJson()
            .check(
                status().within(started),
                jmesPath(target.option("outboundCallId")).saveAs(CALL_ID));
    callStatus =
        get(CALL_STATUS, CALL + "/status").check(status().is(200), jmesPath("status").exists());
    holdCall = post(HOLD_CALL, CALL + "/hold").check(status().is(200));
    resumeCall = post(RESUME_CALL, CALL + "/resume").check(status().is(200));
    transferCall =
        post(TRANSFER_CALL, CALL + "/transfer")
            .body(ElFileBody("bodies/voice/transfer.json"))
            .asJson()
            .check(status().is(200));
    startRecording =
        post(START_RECORDING, CALL + "/recording/start")
            .check(status().is(200), jmesPath("recording_sid").saveAs(RECORDING_SID));
    stopRecording =
        post(STOP_RECORDING, CALL + "/recording/stop")
            .queryParam("recording_sid", "#{recordingSid}")
            .check(status().is(200));
    getRecording =
        get(GET_RECORDING, CALL + "/recording")
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
    return http(name).get(path).headers(headers).requestTimeout(target.requestTimeout());
  }

  private HttpRequestActionBuilder post(String name, String path) {
    return http(name).post(path).headers(headers).requestTimeout(target.requestTimeout());
  }
}
