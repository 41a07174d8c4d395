package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.exec;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import salvo.gatling.Recording;
import salvo.gatling.Target;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;
import salvo.slo.DeclaredSlos;
import salvo.slo.Slo;

/** The user types of the voice system, from which each of its simulations takes some. */
final class VoiceScenarios {

  private static final Set<String> USER_TYPES =
      Set.of("api", "caller", "telephony", "socket", "concurrent-caller", "database");

  /** What holding a call consists of, and what the search for the most of them looks at. */
  private static final Set<String> SEARCHED =
      Set.of(VoiceRequests.START_CALL, VoiceRequests.GET_CALL);

  private final Target target;
  private final Recording recording;
  private final VoiceRequests requests;
  private final CallScenarios calls;
  private final TelephonyScenarios telephony;
  private final SocketScenarios sockets;

  VoiceScenarios(Target target, Recording recording) {
    this.target = target;
    this.recording = recording;
    this.requests = new VoiceRequests(target);
    this.calls = new CallScenarios(requests, target);
    this.telephony = new TelephonyScenarios(requests, calls);
    this.sockets = new SocketScenarios(new SocketRequests(target, recording), target);
  }

  /** Every request name of the system. */
  static Set<String> endpoints() {
    Set<String> names = new TreeSet<>(VoiceRequests.NAMES);
    names.addAll(SocketRequests.NAMES);
    names.addAll(SqlRequests.NAMES);
    return names;
  }

  /** Every user type of the system but the given ones. */
  static Set<String> userTypesBut(String... names) {
    Set<String> others = new TreeSet<>(USER_TYPES);
    others.removeAll(Set.of(names));
    return others;
  }

  /** New clients, for one target. */
  Identities clients() {
    return new VoiceClients(requests);
  }

  UserType apiUsers() {
    return UserType.users("api", readEverything());
  }

  UserType callers() {
    return UserType.users("caller", calls.speakInCalls());
  }

  UserType telephonyUsers() {
    return UserType.users("telephony", telephony.controlCalls());
  }

  UserType socketUsers() {
    return UserType.users("socket", sockets.keepConnected());
  }

  UserType concurrentCallers(CapacitySearch search) {
    return UserType.users(
        "concurrent-caller",
        new ConcurrentCallScenarios(requests, calls, search, target, recording).holdCalls());
  }

  /** A search by the objectives that the configuration has for calls. */
  static CapacitySearch capacitySearch(Target target) {
    List<Slo> objectives =
        DeclaredSlos.ofEndpoints("voice", target.objectives(), endpoints()).stream()
            .filter(slo -> SEARCHED.contains(slo.scope()))
            .toList();
    return new CapacitySearch(
        objectives, target.wholeNumber("levelStep"), target.wholeNumber("levelRequests"));
  }

  private Journey readEverything() {
    return Journey.of(
        Task.of("list-agents", exec(requests.listAgents)),
        Task.of("get-agent", exec(requests.getAgent)),
        Task.of("list-calls", exec(requests.listCalls)),
        Task.of("get-call", exec(requests.getCall)),
        Task.of("analytics", exec(requests.analytics)),
        Task.of("phone-numbers", exec(requests.listPhoneNumbers)),
        Task.of("health", exec(requests.health)));
  }
}
