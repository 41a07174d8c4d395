package salvo.analysis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import salvo.workload.Model;

/**
 * What was to be done and what was. A closed model offers no rate and no number of tasks: there the
 * target's own speed decides.
 *
 * @param tasksPerSecond mean rate that the profile offers
 * @param requestsPerSecond the same in requests, as far as the tasks tell what they send
 * @param tasks all tasks that the profile offers
 * @param startedTasks tasks that users began
 * @param seed by which the load draws at random; empty where it is not known
 * @param changes made by hand while it ran; the figures are of what it became
 * @param stages of the load in their order; none where they are not known
 * @param reachedRps requests finished per second within the offered load's window
 */
public record OfferedLoadFigures(
    Model model,
    OptionalDouble tasksPerSecond,
    OptionalDouble requestsPerSecond,
    OptionalLong tasks,
    long startedTasks,
    OptionalLong seed,
    List<LoadChange> changes,
    List<LoadStage> stages,
    double reachedRps) {

  /** A load whose stages are not known. */
  public OfferedLoadFigures(
      Model model,
      OptionalDouble tasksPerSecond,
      OptionalDouble requestsPerSecond,
      OptionalLong tasks,
      long startedTasks,
      OptionalLong seed,
      List<LoadChange> changes,
      double reachedRps) {
    this(
        model,
        tasksPerSecond,
        requestsPerSecond,
        tasks,
        startedTasks,
        seed,
        changes,
        List.of(),
        reachedRps);
  }

  /** Whether nothing but the answers holds the users back: neither a rate nor pacing. */
  boolean isUnpaced() {
    return model == Model.CLOSED && tasksPerSecond.isEmpty();
  }
}
