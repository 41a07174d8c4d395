package salvo.sandbox.voice;

import java.util.List;
import java.util.Map;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.SocketEndpoint;
import salvo.sandbox.http.SystemApi;
import salvo.sandbox.speech.SpeechHandler;

/**
 * The voice system: agents that hold telephone calls, their recordings, a socket for events, and
 * speech. No service times are published, only ceilings for all of it (mean 500 ms, p95 1 s, p99 2
 * s), so every time here is an assumption well below them. Present from the start are agents, phone
 * numbers and calls that have ended.
 */
public final class VoiceApi implements SystemApi {

  /** An assumption for reads of one thing or a page of them. */
  private static final Percentiles READ = new Percentiles(30, 90, 180, 400);

  /** An assumption for a control of a call, such as hold or end. */
  private static final Percentiles CONTROL = new Percentiles(50, 150, 300, 600);

  /** An assumption for dialling, which goes out to a carrier. */
  private static final Percentiles DIAL = new Percentiles(150, 450, 900, 1800);

  /** An assumption for taking in a chunk of audio, to be heard and answered later. */
  private static final Percentiles AUDIO = new Percentiles(8, 25, 60, 150);

  /** An assumption for figures that are gathered over many calls. */
  private static final Percentiles ANALYTICS = new Percentiles(120, 350, 700, 1400);

  private static final Percentiles HEALTH = new Percentiles(5, 20, 50, 100);
  private static final Percentiles HANDSHAKE = new Percentiles(15, 45, 90, 200);
  private static final Percentiles MESSAGE = new Percentiles(10, 30, 70, 200);

  private final Environment environment;
  private final Bearer bearer;
  private final AgentHandlers agents;
  private final CallHandlers calls;
  private final TelephonyHandlers telephony;
  private final RecordingHandlers recordings;
  private final SpeechHandler speech;

  /**
   * @param apiKey the key that clients bear
   */
  public VoiceApi(Environment environment, String apiKey) {
    this.environment = environment;
    this.bearer = new Bearer(apiKey);
    Agents known = new Agents(environment.ids());
    Calls held = new Calls(environment, known);
    agents = new AgentHandlers(known, held);
    calls = new CallHandlers(held, known);
    telephony = new TelephonyHandlers(held);
    speech = new SpeechHandler(environment);
    recordings = new RecordingHandlers(held, environment.ids());
  }

  @Override
  public List<Endpoint> endpoints() {
    Handler health =
        call ->
            Reply.json(
                200, Map.of("status", "healthy", "service", "voice-sandbox", "version", "1"));
    return List.of(
        open("GET /health", HEALTH, health),
        keyed("GET /api/v1/agents", READ, agents::list),
        keyed("GET /api/v1/agents/{agent_id}", READ, agents::read),
        keyed("GET /api/v1/phone-numbers", READ, agents::phoneNumbers),
        keyed("GET /api/v1/analytics/overview", ANALYTICS, agents::analytics),
        keyed("GET /api/v1/calls", READ, calls::list),
        keyed("GET /api/v1/calls/{call_id}", READ, calls::read),
        keyed("POST /api/v1/calls", DIAL, calls::start),
        keyed("POST /api/v1/calls/{call_id}/audio", AUDIO, calls::hear),
        keyed("POST /api/v1/calls/{call_id}/end", CONTROL, calls::end),
        keyed("POST /api/v1/calls/outbound", DIAL, calls::startOutbound),
        keyed("GET /api/v1/calls/{call_id}/status", READ, telephony::status),
        keyed("POST /api/v1/calls/{call_id}/hold", CONTROL, telephony::hold),
        keyed("POST /api/v1/calls/{call_id}/resume", CONTROL, telephony::resume),
        keyed("POST /api/v1/calls/{call_id}/transfer", CONTROL, telephony::transfer),
        keyed("POST /api/v1/calls/{call_id}/recording/start", CONTROL, recordings::start),
        keyed("POST /api/v1/calls/{call_id}/recording/stop", CONTROL, recordings::stop),
        keyed("GET /api/v1/calls/{call_id}/recording", READ, recordings::read),
        // What a refusal takes; speech comes in a time of its own.
        keyed("POST /v1/audio/speech", HEALTH, speech::speak));
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of(
        SocketEndpoint.of(
            "/ws", environment.serviceTimes(), HANDSHAKE, MESSAGE, bearer::admits, Pong::to));
  }

  private Endpoint keyed(String name, Percentiles times, Handler handler) {
    return open(name, times, bearer.keyed(handler));
  }

  private Endpoint open(String name, Percentiles times, Handler handler) {
    return Endpoint.of(name, environment.serviceTimes().of(name, times), handler);
  }
}
