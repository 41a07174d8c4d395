package simulations.voice;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** The database behind the voice system: SQL over JDBC, on a pool of connections. */
public final class DatabaseSimulation extends LoadSimulation {

  public DatabaseSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    var sql = voice.database();
    accompany(DatabaseScenarios.DATABASE, sql.database());
    knows(voice.userTypes());
    setUp(load(sql::clients, sql.databaseUsers())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return DatabaseHints.ALL;
  }
}
