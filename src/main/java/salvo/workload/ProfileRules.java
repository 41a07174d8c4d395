package salvo.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.config.source.SettingsProblem;

/**
 * Finds what does not fit together within a profile; once that is sound, its overrides are looked
 * at too. Each value by itself has been checked before.
 */
final class ProfileRules {

  static final String WORKLOAD = "salvo.workload.";

  private final List<SettingsProblem> problems = new ArrayList<>();
  private final Settings.Workload workload;
  private final Settings.Profile profile;
  private final Asked asked;
  private final String key;

  private ProfileRules(Settings.Workload workload, Settings.Profile profile) {
    this.workload = workload;
    this.profile = profile;
    this.asked = new Asked(workload, profile);
    this.key = WORKLOAD + "profiles." + workload.profile();
  }

  static List<SettingsProblem> problems(Settings.Workload workload) {
    Settings.Profile profile = workload.profiles().get(workload.profile());
    if (profile == null) {
      return List.of(unknownProfile(workload));
    }
    ProfileRules rules = new ProfileRules(workload, profile);
    rules.checkProfile();
    return rules.problems.isEmpty() ? OverrideRules.problems(workload, profile) : rules.problems;
  }

  private static SettingsProblem unknownProfile(Settings.Workload workload) {
    return new SettingsProblem(
        WORKLOAD + "profile",
        workload.profile(),
        "",
        "one of " + String.join(", ", workload.profiles().keySet()),
        "choose one of them");
  }

  private void checkProfile() {
    refuse(
        profile.rps().isPresent() && profile.tasksPerSecond().isPresent(),
        "either rps or tasksPerSecond: the same rate in requests or in tasks",
        "leave out one of the two");
    if (profile.requests().isPresent()) {
      checkUsersTimesRequests();
    } else if (profile.stages().isEmpty()) {
      checkOneLevel();
    } else {
      checkStages();
    }
  }

  private void checkUsersTimesRequests() {
    refuse(
        hasRate() || hasTimes() || !profile.stages().isEmpty(),
        "requests go with users and nothing else: a fixed amount of work",
        "leave out rps, tasksPerSecond, duration, rampUp, spawnRate and stages");
    refuse(profile.users().isEmpty(), "users are needed with requests", "add users");
  }

  private void checkOneLevel() {
    refuse(profile.users().isEmpty(), "users are needed", "add users, for example users = 10");
    refuse(
        profile.duration().isEmpty() && workload.duration().isEmpty() && !asksForRequests(),
        "a duration, requests or stages are needed",
        "add duration, for example duration = 5 min");
    refuse(
        profile.spawnRate().isPresent() && hasRate(),
        "spawnRate is for profiles without a rate: it counts users",
        "use rampUp with rps or tasksPerSecond");
    refuse(
        profile.spawnRate().isPresent() && !profile.rampUp().isZero(),
        "either rampUp or spawnRate",
        "leave out one of the two");
  }

  private void checkStages() {
    refuse(
        hasRate() || hasTimes(),
        "levels and times belong to the stages only",
        "leave out rps, tasksPerSecond, duration, rampUp and spawnRate next to stages");
    long kinds =
        Stream.<Predicate<Settings.ProfileStage>>of(
                it -> it.users().isPresent(),
                it -> it.rps().isPresent(),
                it -> it.tasksPerSecond().isPresent())
            .filter(kind -> profile.stages().stream().anyMatch(kind))
            .count();
    boolean all = profile.stages().stream().allMatch(ProfileRules::hasOneLevel);
    refuse(
        kinds != 1 || !all,
        "stages all give users, or all rps, or all tasksPerSecond",
        "choose one of them");
    boolean open = asked.naturalModel() == Model.OPEN;
    refuse(
        kinds == 1 && open && profile.users().isEmpty(),
        "users are needed: the identities that take turns",
        "add users");
    refuse(
        kinds == 1 && !open && profile.users().isPresent(),
        "users belong to the stages only",
        "leave out users next to the stages");
    refuse(
        kinds == 1 && all && asked.naturalPeak() == 0,
        "at least one stage has a level above 0",
        "raise one");
    refuse(
        profile.stages().stream().anyMatch(s -> s.rampUp().compareTo(s.duration()) > 0),
        "the duration of a stage includes its rampUp",
        "lower rampUp or raise duration");
  }

  private static boolean hasOneLevel(Settings.ProfileStage stage) {
    return stage.users().isPresent()
        || stage.rps().isPresent()
        || stage.tasksPerSecond().isPresent();
  }

  private boolean hasRate() {
    return profile.rps().isPresent() || profile.tasksPerSecond().isPresent();
  }

  private boolean hasTimes() {
    return profile.duration().isPresent()
        || !profile.rampUp().isZero()
        || profile.spawnRate().isPresent();
  }

  private boolean asksForRequests() {
    return workload.requests().isPresent() || profile.requests().isPresent();
  }

  private void refuse(boolean wrong, String rule, String fix) {
    if (wrong) {
      problems.add(new SettingsProblem(key, "", "", rule, fix));
    }
  }
}
