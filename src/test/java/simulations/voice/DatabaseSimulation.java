package simulations.voice;

import java.util.Optional;
import java.util.Set;
import simulations.support.LoadSimulation;

/** The database behind the voice system: SQL over JDBC, on a pool of connections. */
public final class DatabaseSimulation extends LoadSimulation {

  private final DatabaseScenarios sql;

  public DatabaseSimulation() {
    super("voice");
    sql = new DatabaseScenarios(target(), recording());
    setUp(load(sql::clients, sql.databaseUsers())).assertions(slos());
  }

  @Override
  protected Set<String> endpoints() {
    return VoiceScenarios.endpoints();
  }

  @Override
  protected Set<String> otherUserTypes() {
    return VoiceScenarios.userTypesBut("database");
  }

  @Override
  protected Optional<String> conclusion() {
    return Optional.of(sql.target());
  }
}
