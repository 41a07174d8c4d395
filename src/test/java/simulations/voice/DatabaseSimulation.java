package simulations.voice;

import java.util.Set;
import salvo.gatling.LoadSimulation;

/** The database behind the voice system: SQL over JDBC, on a pool of connections. */
public final class DatabaseSimulation extends LoadSimulation {

  public DatabaseSimulation() {
    super("voice");
    var sql = new DatabaseScenarios(target(), recording());
    accompany(DatabaseScenarios.DATABASE, sql.database());
    setUp(load(sql::clients, sql.databaseUsers())).assertions(slos());
  }

  @Override
  protected Set<String> otherEndpoints() {
    return VoiceScenarios.endpoints();
  }

  @Override
  protected Set<String> otherUserTypes() {
    return VoiceScenarios.userTypesBut(DatabaseScenarios.DATABASE);
  }
}
