package salvo.workload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;

/**
 * Turns the chosen profile and its overrides into the load to offer.
 *
 * <p>A profile with a rate is open, one without is closed, unless {@code model} says otherwise.
 * Overrides of {@code users} and {@code rps} scale all levels so that the peak equals them, an
 * override of {@code duration} scales the times of stages, and {@code timeScale} all times. Closed
 * with a rate is paced: each user starts a task every users/rps seconds.
 */
public final class Profiles {

  private final Settings.Workload workload;
  private final Settings.Profile profile;

  private Profiles(Settings.Workload workload, Settings.Profile profile) {
    this.workload = workload;
    this.profile = profile;
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
    return new Profiles(workload, workload.profiles().get(workload.profile())).resolved();
  }

  /** Open when the profile itself has a rate. */
  static Model naturalModel(Settings.Profile profile) {
    boolean rate =
        profile.rps().isPresent() || profile.stages().stream().anyMatch(s -> s.rps().isPresent());
    return rate ? Model.OPEN : Model.CLOSED;
  }

  static Model model(Settings.Workload workload, Settings.Profile profile) {
    return workload
        .model()
        .map(model -> model == Settings.Model.OPEN ? Model.OPEN : Model.CLOSED)
        .orElseGet(() -> naturalModel(profile));
  }

  /** The highest level of the profile itself, in the unit of its natural model. */
  static double naturalPeak(Settings.Profile profile) {
    if (profile.stages().isEmpty()) {
      return profile.rps().orElse(profile.users().orElse(0));
    }
    return profile.stages().stream().mapToDouble(Profiles::level).max().orElseThrow();
  }

  private InjectionProfile resolved() {
    OptionalInt requests =
        workload.requests().isPresent() ? workload.requests() : profile.requests();
    return new InjectionProfile(
        workload.profile(),
        model(),
        users(),
        requests.isPresent() ? List.of() : stages(),
        requests,
        pacing());
  }

  private Model model() {
    return model(workload, profile);
  }

  private int users() {
    return workload.users().orElseGet(() -> profile.users().orElse((int) naturalPeak(profile)));
  }

  private OptionalDouble rate() {
    if (workload.rps().isPresent()) {
      return workload.rps();
    }
    return naturalModel(profile) == Model.OPEN
        ? OptionalDouble.of(naturalPeak(profile))
        : OptionalDouble.empty();
  }

  private Optional<Duration> pacing() {
    return model() == Model.OPEN || rate().isEmpty()
        ? Optional.empty()
        : Optional.of(StageBuilder.scaled(Duration.ofSeconds(1), users() / rate().getAsDouble()));
  }

  private List<Stage> stages() {
    return profile.stages().isEmpty() ? oneLevel() : severalLevels();
  }

  private List<Stage> oneLevel() {
    StageBuilder builder = new StageBuilder(model(), workload.timeScale());
    Duration rampUp = rampUp(workload, profile, users());
    builder.then(0, peak(), rampUp);
    builder.then(peak(), peak(), length(workload, profile).minus(rampUp));
    return builder.stages();
  }

  private List<Stage> severalLevels() {
    double stretch =
        (double) length(workload, profile).toNanos() / length(profile.stages()).toNanos();
    StageBuilder builder = new StageBuilder(model(), workload.timeScale() * stretch);
    double before = 0;
    for (Settings.ProfileStage stage : profile.stages()) {
      double level = scaledToPeak(level(stage));
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
    return model() == Model.OPEN ? rate().orElseThrow() : users();
  }

  /** Users are whole, and a level above zero keeps at least one of them. */
  private double scaledToPeak(double level) {
    double scaled = level * peak() / naturalPeak(profile);
    return model() == Model.OPEN || level == 0 ? scaled : Math.max(1, Math.round(scaled));
  }

  private static double level(Settings.ProfileStage stage) {
    return stage.rps().orElse(stage.users().orElse(0));
  }
}
