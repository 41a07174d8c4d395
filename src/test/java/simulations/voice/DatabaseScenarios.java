package simulations.voice;

import salvo.gatling.Recording;
import salvo.gatling.Target;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;

/** What is asked of the database, one statement a task. */
final class DatabaseScenarios {

  /** The name of its users' type. */
  static final String DATABASE = "database";

  private final Database database;
  private final SqlRequests requests;

  DatabaseScenarios(Target target, Recording recording) {
    this.database = new Database(target);
    this.requests = new SqlRequests(database, recording);
  }

  /** The database itself, to be started for its users. */
  Database database() {
    return database;
  }

  /** Whether it is the target's own: a stand-in for it says nothing of a real target. */
  boolean belongsTo(Target target) {
    return target.baseUrl().isEmpty() || !database.isOwn();
  }

  Identities clients() {
    return new DatabaseClients(database);
  }

  UserType databaseUsers() {
    return UserType.users(
        DATABASE,
        Journey.of(
            Task.of("select", requests.select),
            Task.of("join", requests.join),
            Task.of("insert", requests.insert),
            Task.of("aggregate", requests.aggregate)));
  }
}
