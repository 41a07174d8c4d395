package salvo.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.exec;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;
import salvo.workload.InjectionProfile;
import salvo.workload.OfferedLoad;
import salvo.workload.Profiles;

/** The content system's user types, without its requests, under settings of a test's own. */
record MixedUsers(Settings settings) {

  static final String SYSTEM = "content";

  private static final String TYPES = "salvo.systems.content.userTypes.";

  /** Settings by key and value, in turn; keys below the user types may leave out their path. */
  static MixedUsers with(String... keysAndValues) {
    Given given = Given.nothing();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String key = keysAndValues[i];
      given.property(key.startsWith("salvo.") ? key : TYPES + key, keysAndValues[i + 1]);
    }
    return new MixedUsers(given.read());
  }

  UserMix mix() {
    return mix(types());
  }

  UserMix mix(List<UserType> types) {
    return UserMix.of(SYSTEM, types, settings, profile());
  }

  /** Other types than content's, where {@code alone} tells that its own do not exist. */
  UserMix mix(List<UserType> types, boolean alone) {
    Set<String> others = new TreeSet<>(settings.systemNamed(SYSTEM).userTypes().keySet());
    return UserMix.of(SYSTEM, types, alone ? others : Set.of(), settings, profile());
  }

  OfferedLoad offered() {
    return offered(mix());
  }

  OfferedLoad offered(UserMix mix) {
    return OfferedLoad.of(mix.inTasks(profile()));
  }

  static List<UserType> types() {
    Journey browsing =
        journey(
            "healthz", "api-health", "job-status", "create-job", "list-jobs", "usage", "generate");
    return List.of(
        UserType.regularUsers(browsing),
        UserType.adminUsers(journey("usage-summary")),
        UserType.heavyContentUsers(browsing),
        UserType.healthChecks(
            Journey.of(
                Task.of("probe", exec(session -> session))
                    .sends(1, "healthz")
                    .sends(1, "api health"))),
        UserType.burstUsers(journey("create-burst")));
  }

  /** Tasks that each send one request of their own name. */
  static Journey journey(String... tasks) {
    return new Journey(
        Stream.of(tasks)
            .map(name -> Task.of(name, exec(session -> session)).sends(1, name))
            .toList());
  }

  InjectionProfile profile() {
    return Profiles.resolve(settings.workload());
  }
}
