package salvo.workload;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import salvo.config.Settings;

/**
 * Who is asked to come, by a profile and what is set beside it. Users who are set are people at
 * work: naming them, or how many come each second, or what each of them does, asks for the closed
 * model over any profile. A rate alone is an open profile's own, and beside users a bound on what
 * they do.
 */
record Asked(Settings.Workload workload, Settings.Profile profile) {

  Model model() {
    if (workload.model().isPresent()) {
      return workload.model().get() == Settings.Model.OPEN ? Model.OPEN : Model.CLOSED;
    }
    return countsUsers() ? Model.CLOSED : naturalModel();
  }

  /** Open when the profile itself has a rate. */
  Model naturalModel() {
    return ownRate().isPresent() ? Model.OPEN : Model.CLOSED;
  }

  private boolean countsUsers() {
    return workload.users().isPresent()
        || workload.requests().isPresent()
        || workload.spawnRate().isPresent();
  }

  /** Users at work (closed), or whom the arrivals act as (open). */
  int users() {
    return workload.users().orElseGet(() -> profile.users().orElse((int) naturalPeak()));
  }

  /** The highest level of the profile itself, in the unit of its natural model. */
  double naturalPeak() {
    return ownRate().map(Rate::perSecond).orElseGet(this::peakUsers);
  }

  private double peakUsers() {
    return profile.stages().stream()
        .mapToDouble(Asked::level)
        .max()
        .orElseGet(() -> profile.users().orElse(0));
  }

  static double level(Settings.ProfileStage stage) {
    return Stream.of(stage.rps(), stage.tasksPerSecond())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .findFirst()
        .orElseGet(() -> stage.users().orElse(0));
  }

  /** The rate of an open load, at its peak; empty where nobody gives one. */
  Optional<Rate> rate() {
    return givenRate().or(this::ownRate);
  }

  /** The rate of the profile that gives way to users; empty where it does not. */
  Optional<Rate> forgone() {
    return model() == Model.CLOSED && naturalModel() == Model.OPEN ? ownRate() : Optional.empty();
  }

  /** The rate that is set and not the profile's: beside users it bounds what they do. */
  Optional<Rate> givenRate() {
    return rate(workload.rps(), workload.tasksPerSecond());
  }

  private Optional<Rate> ownRate() {
    return profile.stages().isEmpty()
        ? rate(profile.rps(), profile.tasksPerSecond())
        : rate(peak(Settings.ProfileStage::rps), peak(Settings.ProfileStage::tasksPerSecond));
  }

  private OptionalDouble peak(Function<Settings.ProfileStage, OptionalDouble> level) {
    return profile.stages().stream()
        .map(level)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }

  private static Optional<Rate> rate(OptionalDouble requests, OptionalDouble tasks) {
    if (requests.isPresent()) {
      return Optional.of(Rate.ofRequests(requests.getAsDouble()));
    }
    return tasks.isPresent() ? Optional.of(Rate.ofTasks(tasks.getAsDouble())) : Optional.empty();
  }
}
