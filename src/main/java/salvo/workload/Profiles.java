package salvo.workload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.trace.TraceFile;

/**
 * Turns the chosen profile and its overrides into the load to offer.
 *
 * <p>Overrides scale all levels so that the peak equals them, an override of {@code duration}
 * scales the times of stages, and {@code timeScale} all times.
 */
public final class Profiles {

  private final Settings.Workload workload;
  private final Settings.Profile profile;
  private final Asked asked;

  private Profiles(Settings.Workload workload, Settings.Profile profile) {
    this.workload = workload;
    this.profile = profile;
    this.asked = new Asked(workload, profile);
  }

  /**
   * The load that a workload asks for. Levels of the closed model are whole users.
   *
   * @throws SettingsException with every contradiction within the profile and its overrides
   */
  public static InjectionProfile resolve(Settings.Workload workload) {
    List<SettingsProblem> problems = ProfileRules.problems(workload);
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    Profiles asked = new Profiles(workload, workload.profiles().get(workload.profile()));
    return workload
        .trace()
        .map(it -> InjectionProfile.replayed(TraceFile.read(it), asked.asked.users()))
        .orElseGet(asked::resolved);
  }

  /** The profile's own rate, where the load has users in place of it. */
  public static Optional<Rate> forgoneRate(Settings.Workload workload) {
    return workload.trace().isPresent()
        ? Optional.empty()
        : new Asked(workload, workload.profiles().get(workload.profile())).forgone();
  }

  private InjectionProfile resolved() {
    OptionalInt requests = requests(workload, profile);
    boolean open = asked.model() == Model.OPEN;
    return new InjectionProfile(
        workload.profile(),
        asked.model(),
        asked.users(),
        requests.isPresent() ? List.of() : stages(),
        requests,
        open ? asked.rate().orElseThrow().unit() : Rate.Unit.TASKS,
        open ? Optional.empty() : asked.givenRate(),
        Optional.empty());
  }

  /** Tasks of each user; a duration that is asked for takes the place of those of the profile. */
  static OptionalInt requests(Settings.Workload workload, Settings.Profile profile) {
    boolean timed =
        workload.duration().isPresent() || new Asked(workload, profile).model() == Model.OPEN;
    return workload.requests().isPresent() || timed ? workload.requests() : profile.requests();
  }

  private List<Stage> stages() {
    return profile.stages().isEmpty() ? oneLevel() : severalLevels();
  }

  private List<Stage> oneLevel() {
    StageBuilder builder = new StageBuilder(asked.model(), workload.timeScale());
    Duration rampUp = rampUp(workload, profile, asked.users());
    builder.then(0, peak(), rampUp);
    builder.then(peak(), peak(), length(workload, profile).minus(rampUp));
    return builder.stages();
  }

  private List<Stage> severalLevels() {
    double stretch =
        (double) length(workload, profile).toNanos() / length(profile.stages()).toNanos();
    StageBuilder builder = new StageBuilder(asked.model(), workload.timeScale() * stretch);
    double before = 0;
    for (Settings.ProfileStage stage : profile.stages()) {
      double level = scaledToPeak(Asked.level(stage));
      builder.then(before, level, stage.rampUp());
      builder.then(level, level, stage.duration().minus(stage.rampUp()));
      before = level;
    }
    return builder.stages();
  }

  /** Time to the level of a profile of one level; an override of either kind beats the profile. */
  static Duration rampUp(Settings.Workload workload, Settings.Profile profile, int users) {
    if (workload.rampUp().isPresent()) {
      return workload.rampUp().get();
    }
    OptionalDouble rate =
        workload.spawnRate().isPresent() ? workload.spawnRate() : profile.spawnRate();
    return rate.isPresent()
        ? StageBuilder.scaled(Duration.ofSeconds(1), users / rate.getAsDouble())
        : profile.rampUp();
  }

  /** Length of the load before timeScale; not for users x requests. */
  static Duration length(Settings.Workload workload, Settings.Profile profile) {
    return workload.duration().or(profile::duration).orElseGet(() -> length(profile.stages()));
  }

  private static Duration length(List<Settings.ProfileStage> stages) {
    return stages.stream()
        .map(Settings.ProfileStage::duration)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private double peak() {
    return asked.model() == Model.OPEN ? asked.rate().orElseThrow().perSecond() : asked.users();
  }

  /** Users are whole, and a level above zero keeps at least one of them. */
  private double scaledToPeak(double level) {
    double scaled = level * peak() / asked.naturalPeak();
    return asked.model() == Model.OPEN || level == 0 ? scaled : Math.max(1, Math.round(scaled));
  }
}
