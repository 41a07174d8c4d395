package simulations.voice;

import java.util.Optional;
import java.util.Set;
import simulations.support.LoadSimulation;

/** All that the voice system does, in one run and side by side. */
public final class MixedSimulation extends LoadSimulation {

  private final DatabaseScenarios sql;

  public MixedSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    sql = new DatabaseScenarios(target(), recording());
    setUp(
            load(
                () -> new MixedClients(voice.clients(), sql.clients()),
                voice.apiUsers(),
                voice.callers(),
                voice.telephonyUsers(),
                voice.socketUsers(),
                sql.databaseUsers()))
        .assertions(slos());
  }

  @Override
  protected Set<String> endpoints() {
    return VoiceScenarios.endpoints();
  }

  @Override
  protected Set<String> otherUserTypes() {
    return VoiceScenarios.userTypesBut("api", "caller", "telephony", "socket", "database");
  }

  @Override
  protected Optional<String> conclusion() {
    return Optional.of(sql.target());
  }
}
