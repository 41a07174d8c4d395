package salvo.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import salvo.config.Settings;
import salvo.config.source.SettingsProblem;
import salvo.text.DurationText;

/** Finds overrides that do not fit the chosen profile or one another; none is quietly ignored. */
final class OverrideRules {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final List<SettingsProblem> problems = new ArrayList<>();
  private final Settings.Workload workload;
  private final Settings.Profile profile;

  private OverrideRules(Settings.Workload workload, Settings.Profile profile) {
    this.workload = workload;
    this.profile = profile;
  }

  /** The problems, for a profile that is sound in itself. */
  static List<SettingsProblem> problems(Settings.Workload workload, Settings.Profile profile) {
    OverrideRules rules = new OverrideRules(workload, profile);
    rules.checkModel();
    rules.checkRamp();
    if (rules.asksForRequests()) {
      rules.checkRequests();
    } else if (rules.problems.isEmpty()) {
      rules.checkTimes();
    }
    return rules.problems;
  }

  private void checkModel() {
    boolean closed = Profiles.naturalModel(profile) == Model.CLOSED;
    if (closed && workload.model().isEmpty() && workload.rps().isPresent()) {
      refuse(
          "rps",
          workload.rps().getAsDouble(),
          "no rate: the profile " + workload.profile() + " is closed",
          "add -Dmodel=open to offer this rate, or -Dmodel=closed to pace the users to it");
    }
    if (closed && opens() && workload.rps().isEmpty() && !asksForRequests()) {
      refuse(
          "model",
          "open",
          "a rate beside it: the profile " + workload.profile() + " has none",
          "add -Drps=<tasks per second>");
    }
  }

  private void checkRamp() {
    if (workload.rampUp().isPresent() && workload.spawnRate().isPresent()) {
      refuse("spawnRate", spawnRate(), "not beside rampUp", "leave out one of the two");
    }
    if (workload.spawnRate().isPresent() && opens()) {
      refuse("spawnRate", spawnRate(), "for closed profiles only", "use -DrampUp");
    }
    String own = "not for the profile " + workload.profile() + ": its stages have their own ramps";
    if (!profile.stages().isEmpty() && workload.rampUp().isPresent()) {
      refuse("rampUp", DurationText.of(workload.rampUp().get()), own, "leave it out");
    }
    if (!profile.stages().isEmpty() && workload.spawnRate().isPresent()) {
      refuse("spawnRate", spawnRate(), own, "leave it out");
    }
  }

  private void checkRequests() {
    int requests = workload.requests().orElseGet(() -> profile.requests().orElseThrow());
    if (!profile.stages().isEmpty()) {
      refuse(
          "requests",
          requests,
          "not for the profile " + workload.profile() + ", which has stages",
          "choose a profile of users x requests, such as users-requests-light");
      return;
    }
    if (opens()) {
      refuse("requests", requests, "for the closed model only", "add -Dmodel=closed");
    }
    if (workload.duration().isPresent()) {
      refuse(
          "duration",
          DurationText.of(workload.duration().get()),
          "not beside requests: the run ends when they are done",
          "leave out duration, or choose a profile with a duration");
    }
    if (workload.spawnRate().isPresent() || !rampUp().isZero()) {
      refuse(
          "rampUp",
          DurationText.of(rampUp()),
          "0 s beside requests: all users start at once",
          "pass -DrampUp=\"0 s\", or choose a profile of users x requests");
    }
  }

  private void checkTimes() {
    Duration length = Profiles.length(workload, profile);
    if (profile.stages().isEmpty() && rampUp().compareTo(length) > 0) {
      refuse(
          workload.spawnRate().isPresent() ? "spawnRate" : "rampUp",
          DurationText.of(rampUp()) + " to reach the level",
          "within the duration of " + DurationText.of(length),
          "raise duration, or shorten the ramp");
    }
    if (length.toNanos() * workload.timeScale() < SHORTEST.toNanos()) {
      refuse(
          "timeScale",
          workload.timeScale(),
          "a factor that makes the load at least 1 ms long, not of " + DurationText.rounded(length),
          "raise timeScale or duration");
    }
    if (length.toNanos() * workload.timeScale() > LONGEST.toNanos()) {
      refuse(
          "timeScale",
          workload.timeScale(),
          "a factor that makes the load at most 24 h long, not of " + DurationText.rounded(length),
          "lower timeScale or duration");
    }
  }

  private boolean opens() {
    return Profiles.model(workload, profile) == Model.OPEN;
  }

  private Duration rampUp() {
    return Profiles.rampUp(workload, profile, workload.users().orElse(profile.users().orElse(0)));
  }

  private boolean asksForRequests() {
    return workload.requests().isPresent() || profile.requests().isPresent();
  }

  private double spawnRate() {
    return workload.spawnRate().orElseThrow();
  }

  private void refuse(String name, Object value, String rule, String fix) {
    problems.add(
        new SettingsProblem(ProfileRules.WORKLOAD + name, String.valueOf(value), "", rule, fix));
  }
}
