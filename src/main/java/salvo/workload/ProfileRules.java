package salvo.workload;

import java.util.ArrayList;
import java.util.List;
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
  private final String key;

  private ProfileRules(Settings.Workload workload, Settings.Profile profile) {
    this.workload = workload;
    this.profile = profile;
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
        profile.rps().isPresent() || hasTimes() || !profile.stages().isEmpty(),
        "requests stand beside users and nothing else: a fixed amount of work",
        "leave out rps, duration, rampUp, spawnRate and stages");
    refuse(profile.users().isEmpty(), "users are needed beside requests", "add users");
  }

  private void checkOneLevel() {
    refuse(profile.users().isEmpty(), "users are needed", "add users, for example users = 10");
    refuse(
        profile.duration().isEmpty() && workload.duration().isEmpty() && !asksForRequests(),
        "a duration, requests or stages are needed",
        "add duration, for example duration = 5 min");
    refuse(
        profile.spawnRate().isPresent() && profile.rps().isPresent(),
        "spawnRate is for profiles without rps: it counts users, not tasks",
        "use rampUp with rps");
    refuse(
        profile.spawnRate().isPresent() && !profile.rampUp().isZero(),
        "either rampUp or spawnRate",
        "leave out one of the two");
  }

  private void checkStages() {
    refuse(
        profile.rps().isPresent() || hasTimes(),
        "levels and times stand in the stages only",
        "leave out rps, duration, rampUp and spawnRate beside stages");
    long rates = profile.stages().stream().filter(s -> s.rps().isPresent()).count();
    long users = profile.stages().stream().filter(s -> s.users().isPresent()).count();
    boolean open = rates == profile.stages().size() && users == 0;
    boolean closed = users == profile.stages().size() && rates == 0;
    refuse(!open && !closed, "stages all give users, or all give rps", "choose one of the two");
    refuse(
        open && profile.users().isEmpty(),
        "users are needed: the identities that take turns",
        "add users");
    refuse(
        closed && profile.users().isPresent(),
        "users stand in the stages only",
        "leave out users beside the stages");
    refuse(
        (open || closed) && Profiles.naturalPeak(profile) == 0,
        "at least one stage has a level above 0",
        "raise one");
    refuse(
        profile.stages().stream().anyMatch(s -> s.rampUp().compareTo(s.duration()) > 0),
        "the duration of a stage includes its rampUp",
        "lower rampUp or raise duration");
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
