package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.exec;

import simulations.support.Recording;
import simulations.support.Target;
import simulations.users.Identities;
import simulations.users.Journey;
import simulations.users.Task;
import simulations.users.UserType;

/** What is asked of the database, one statement a task. */
final class DatabaseScenarios {

  static final String USER_TYPE = "database";

  private final Target target;
  private final Database database;
  private final SqlRequests requests;

  DatabaseScenarios(Target target, Recording recording) {
    this.target = target;
    this.database = new Database(target);
    this.requests = new SqlRequests(database, recording);
  }

  /** New clients; those of the warm-up leave the database closed, and it is opened again. */
  Identities clients() {
    return new DatabaseClients(database, requests);
  }

  /** Whether there is a database to load: a server of ours is none of a real target's. */
  boolean isReachable() {
    return target.baseUrl().isEmpty() || !database.isOwn();
  }

  /** What was loaded, in a sentence. */
  String target() {
    return "The SQL statements went to " + database.name() + ".";
  }

  UserType databaseUsers() {
    return UserType.users(
        USER_TYPE,
        Journey.of(
            Task.of("select", exec(requests.select()), SqlRequests.SELECT),
            Task.of("join", exec(requests.join()), SqlRequests.JOIN),
            Task.of("insert", exec(requests.insert()), SqlRequests.INSERT),
            Task.of("aggregate", exec(requests.aggregate()), SqlRequests.AGGREGATE)));
  }
}
