package simulations.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import salvo.gatling.LoadSimulation;
import salvo.gatling.users.UserType;

/**
 * All that the voice system does, in one run and side by side. Its database takes part where one is
 * configured, and where the sandbox is the target.
 */
public final class MixedSimulation extends LoadSimulation {

  private final List<String> userTypes;

  public MixedSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    var sql = new DatabaseScenarios(target(), recording());
    List<UserType> users =
        new ArrayList<>(
            List.of(
                voice.apiUsers(), voice.callers(), voice.telephonyUsers(), voice.socketUsers()));
    if (sql.belongsTo(target())) {
      accompany(DatabaseScenarios.DATABASE, sql.database());
      users.add(sql.databaseUsers());
    }
    userTypes = users.stream().map(UserType::name).toList();
    setUp(
            load(
                () -> new MixedClients(voice.clients(), sql.clients()),
                users.toArray(UserType[]::new)))
        .assertions(slos());
  }

  @Override
  protected Optional<String> conclusion() {
    return userTypes.contains(DatabaseScenarios.DATABASE)
        ? Optional.empty()
        : Optional.of(
            "The database took no part: salvo.systems.voice.options.databaseUrl is empty.");
  }

  @Override
  protected Set<String> otherEndpoints() {
    return VoiceScenarios.endpoints();
  }

  @Override
  protected Set<String> otherUserTypes() {
    return VoiceScenarios.userTypesBut(userTypes.toArray(String[]::new));
  }
}
