package simulations.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import simulations.support.LoadSimulation;
import simulations.users.Identities;
import simulations.users.UserType;

/**
 * All that the voice system does, in one run and side by side. Its database is left out where the
 * target is a real one and the address of its database is not known.
 */
public final class MixedSimulation extends LoadSimulation {

  private static final Set<String> USER_TYPES =
      Set.of("api", "caller", "telephony", "socket", DatabaseScenarios.USER_TYPE);

  private final VoiceScenarios voice;
  private final Optional<DatabaseScenarios> sql;

  public MixedSimulation() {
    super("voice");
    voice = new VoiceScenarios(target(), recording());
    sql = Optional.of(new DatabaseScenarios(target(), recording())).filter(it -> it.isReachable());
    List<UserType> users =
        new ArrayList<>(
            List.of(
                voice.apiUsers(), voice.callers(), voice.telephonyUsers(), voice.socketUsers()));
    sql.ifPresent(it -> users.add(it.databaseUsers()));
    setUp(load(this::clients, users.toArray(UserType[]::new))).assertions(slos());
  }

  private Identities clients() {
    Identities callers = voice.clients();
    return sql.<Identities>map(it -> new MixedClients(callers, it.clients())).orElse(callers);
  }

  @Override
  protected Set<String> endpoints() {
    return VoiceScenarios.endpoints();
  }

  @Override
  protected Set<String> otherUserTypes() {
    return VoiceScenarios.userTypesBut(
        USER_TYPES.stream()
            .filter(type -> sql.isPresent() || !type.equals(DatabaseScenarios.USER_TYPE))
            .toArray(String[]::new));
  }

  @Override
  protected Optional<String> conclusion() {
    return Optional.of(
        sql.map(DatabaseScenarios::target)
            .orElse("The database was left out, because databaseUrl is not set."));
  }
}
