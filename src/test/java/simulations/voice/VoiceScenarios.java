package simulations.voice;

import salvo.gatling.Recording;
import salvo.gatling.Target;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;

/** The user types of the voice system, from which each of its simulations takes some. */
final class VoiceScenarios {

  private final Target target;
  private final VoiceRequests requests;
  private final CallScenarios calls;
  private final TelephonyScenarios telephony;
  private final SocketScenarios sockets;
  private final DatabaseScenarios database;

  VoiceScenarios(Target target, Recording recording) {
    this.target = target;
    this.requests = new VoiceRequests(target);
    this.calls = new CallScenarios(requests, target);
    this.telephony = new TelephonyScenarios(requests, calls);
    this.sockets = new SocketScenarios(new SocketRequests(target, recording), target);
    this.database = new DatabaseScenarios(target, recording);
  }

  /** All user types of the system, of which each simulation has some. */
  UserType[] userTypes() {
    return new UserType[] {
      apiUsers(),
      callers(),
      telephonyUsers(),
      socketUsers(),
      concurrentCallers(),
      database.databaseUsers()
    };
  }

  /** What is asked of its database. */
  DatabaseScenarios database() {
    return database;
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

  UserType concurrentCallers() {
    return UserType.users(
        "concurrent-caller", new ConcurrentCallScenarios(requests, calls, target).holdCalls());
  }

  private Journey readEverything() {
    return Journey.of(
        Task.of("list-agents", requests.listAgents),
        Task.of("get-agent", requests.getAgent),
        Task.of("list-calls", requests.listCalls),
        Task.of("get-call", requests.getCall),
        Task.of("analytics", requests.analytics),
        Task.of("phone-numbers", requests.listPhoneNumbers),
        Task.of("health", requests.health));
  }
}
