package simulations.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;
import salvo.gatling.users.UserType;

/**
 * All that the voice system does, in one run and side by side. Its database takes part where one is
 * configured, and where the sandbox is the target.
 */
public final class VoiceSimulation extends LoadSimulation {

  private final List<String> userTypes;

  public VoiceSimulation() {
    var voice = new VoiceScenarios(target(), recording());
    var sql = voice.database();
    List<UserType> users =
        new ArrayList<>(
            List.of(
                voice.apiUsers(), voice.callers(), voice.telephonyUsers(), voice.socketUsers()));
    if (sql.belongsTo(target())) {
      accompany(DatabaseScenarios.DATABASE, sql.database());
      users.add(sql.databaseUsers());
    }
    userTypes = users.stream().map(UserType::name).toList();
    knows(voice.userTypes());
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
  protected List<ErrorHint> hints() {
    return VoiceHints.ALL;
  }
}
