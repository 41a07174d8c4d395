package salvo.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import salvo.config.Settings;
import salvo.config.source.SettingsProblem;
import salvo.text.DurationText;

/** Finds overrides that do not fit the chosen profile or one another; none is quietly ignored. */
final class OverrideRules {

  private static final String AT_ONCE = "not together with requests: all users start at once";

  /** The profile that is a search for a capacity. */
  private static final String SEARCH = "capacity";

  private static final String LEAVE_OUT = "leave it out";
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final List<SettingsProblem> problems = new ArrayList<>();
  private final Settings.Workload workload;
  private final Settings.Profile profile;
  private final Asked asked;

  private OverrideRules(Settings.Workload workload, Settings.Profile profile) {
    this.workload = workload;
    this.profile = profile;
    this.asked = new Asked(workload, profile);
  }

  /** The problems, for a profile that is sound in itself. */
  static List<SettingsProblem> problems(Settings.Workload workload, Settings.Profile profile) {
    OverrideRules rules = new OverrideRules(workload, profile);
    if (workload.trace().isPresent()) {
      rules.checkTrace();
      return rules.problems;
    }
    rules.checkRate();
    rules.checkModel();
    rules.checkRamp();
    rules.checkRequests();
    if (rules.problems.isEmpty() && Profiles.requests(workload, profile).isEmpty()) {
      rules.checkTimes();
    }
    return rules.problems;
  }

  /** A trace is all of the load: there is nothing in it that an override could change. */
  private void checkTrace() {
    String rule = "not together with salvo.workload.trace: users come when the trace has them";
    workload
        .model()
        .filter(it -> it == Settings.Model.CLOSED)
        .ifPresent(it -> refuse("model", "closed", rule, LEAVE_OUT));
    workload.rps().ifPresent(it -> refuse("rps", it, rule, LEAVE_OUT));
    workload.tasksPerSecond().ifPresent(it -> refuse("tasksPerSecond", it, rule, LEAVE_OUT));
    workload.duration().ifPresent(it -> refuse("duration", DurationText.of(it), rule, LEAVE_OUT));
    workload.rampUp().ifPresent(it -> refuse("rampUp", DurationText.of(it), rule, LEAVE_OUT));
    workload.requests().ifPresent(it -> refuse("requests", it, rule, LEAVE_OUT));
    workload.spawnRate().ifPresent(it -> refuse("spawnRate", it, rule, LEAVE_OUT));
    workload.ceiling().ifPresent(it -> refuse("ceiling", it, rule, LEAVE_OUT));
    if (workload.timeScale() != 1) {
      refuse(
          "timeScale", workload.timeScale(), rule, "set salvo.workload.trace.speed in its place");
    }
    if (workload.variation().isPresent()) {
      refuse("arrivals", "", rule, LEAVE_OUT);
    }
    if (workload.profile().equals(SEARCH)) {
      refuse(
          "profile",
          workload.profile(),
          "not together with salvo.workload.trace: the search sets the level, a trace has its own",
          "search without the trace");
    }
  }

  private void checkRate() {
    if (workload.rps().isPresent() && workload.tasksPerSecond().isPresent()) {
      refuse(
          "tasksPerSecond",
          workload.tasksPerSecond().getAsDouble(),
          "not together with rps, which is the same rate in requests",
          "leave out one of the two");
    }
  }

  private void checkModel() {
    if (!opens()) {
      return;
    }
    if (asked.rate().isEmpty()) {
      refuse(
          "model",
          "open",
          "a rate with it: the profile " + workload.profile() + " has none",
          "add -Drps=<requests per second> or -DtasksPerSecond=<tasks per second>");
    }
    if (profile.requests().isPresent() && workload.duration().isEmpty()) {
      refuse(
          "model",
          "open",
          "a duration with it: the profile " + workload.profile() + " has none",
          "add -Dduration=<seconds>");
    }
    if (workload.requests().isPresent()) {
      refuse(
          "requests",
          workload.requests().getAsInt(),
          "for the closed model only: it is how many tasks each user does",
          "leave out model=open");
    }
    if (workload.spawnRate().isPresent()) {
      refuse(
          "spawnRate",
          spawnRate(),
          "for the closed model only: it is how many users come each second",
          "leave out model=open, or give the time to reach the rate with -DrampUp");
    }
  }

  private void checkRamp() {
    if (workload.rampUp().isPresent() && workload.spawnRate().isPresent()) {
      refuse("spawnRate", spawnRate(), "not together with rampUp", "leave out one of the two");
    }
    String own = "not for the profile " + workload.profile() + ": its stages have their own ramps";
    boolean staged = !profile.stages().isEmpty() && workload.requests().isEmpty();
    if (staged && workload.rampUp().isPresent()) {
      refuse("rampUp", DurationText.of(workload.rampUp().get()), own, LEAVE_OUT);
    }
    if (staged && workload.spawnRate().isPresent()) {
      refuse("spawnRate", spawnRate(), own, LEAVE_OUT);
    }
  }

  private void checkRequests() {
    if (opens() || Profiles.requests(workload, profile).isEmpty()) {
      return;
    }
    if (workload.duration().isPresent()) {
      refuse(
          "duration",
          DurationText.of(workload.duration().get()),
          "not together with requests: the run ends when they are done",
          "leave out one of the two");
    }
    if (workload.spawnRate().isPresent()) {
      refuse(
          "spawnRate",
          spawnRate(),
          AT_ONCE,
          "leave it out, or give a duration in place of requests");
    }
    if (!workload.rampUp().orElse(Duration.ZERO).isZero()) {
      refuse(
          "rampUp",
          DurationText.of(rampUp()),
          AT_ONCE,
          "leave it out, or give a duration in place of requests");
    }
  }

  private void checkTimes() {
    Duration length = Profiles.length(workload, profile);
    if (profile.stages().isEmpty() && rampUp().compareTo(length) > 0) {
      refuse(
          workload.spawnRate().isPresent() ? "spawnRate" : "rampUp",
          DurationText.of(rampUp()) + " to reach the level",
          "within the duration of " + DurationText.of(length),
          "raise duration to " + DurationText.of(rampUp()) + " or more, or shorten the ramp");
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
    return asked.model() == Model.OPEN;
  }

  private Duration rampUp() {
    return Profiles.rampUp(workload, profile, asked.users());
  }

  private double spawnRate() {
    return workload.spawnRate().orElseThrow();
  }

  private void refuse(String name, Object value, String rule, String fix) {
    problems.add(
        new SettingsProblem(ProfileRules.WORKLOAD + name, String.valueOf(value), "", rule, fix));
  }
}
