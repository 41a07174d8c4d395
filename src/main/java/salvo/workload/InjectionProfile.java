package salvo.workload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import salvo.trace.Trace;

/**
 * The offered load, numbers only.
 *
 * @param model every stage is of this model
 * @param users identities of an open profile; most users at work of a closed one
 * @param stages in order; empty only when {@code tasksPerUser} is present
 * @param tasksPerUser users x requests: {@code users} start at once and each does that many tasks
 * @param unit what the stages of an open profile count per second
 * @param bound closed model only: the most that all users do together
 * @param trace open model only: at whose instants they come, of which the stages are a picture
 */
public record InjectionProfile(
    String name,
    Model model,
    int users,
    List<Stage> stages,
    OptionalInt tasksPerUser,
    Rate.Unit unit,
    Optional<Rate> bound,
    Optional<Trace> trace) {

  /** Arrivals at a rate in tasks, who act as so many identities. */
  public static InjectionProfile open(String name, int identities, List<Stage> stages) {
    return new InjectionProfile(
        name,
        Model.OPEN,
        identities,
        stages,
        OptionalInt.empty(),
        Rate.Unit.TASKS,
        Optional.empty(),
        Optional.empty());
  }

  /** Arrivals at the instants of a trace, who act as so many identities. */
  public static InjectionProfile replayed(Trace trace, int identities) {
    return new InjectionProfile(
        "trace",
        Model.OPEN,
        identities,
        Stage.of(trace),
        OptionalInt.empty(),
        Rate.Unit.TASKS,
        Optional.empty(),
        Optional.of(trace));
  }

  /** So many users at most, who are free to do what their think times allow. */
  public static InjectionProfile closed(String name, int users, List<Stage> stages) {
    return new InjectionProfile(
        name,
        Model.CLOSED,
        users,
        stages,
        OptionalInt.empty(),
        Rate.Unit.TASKS,
        Optional.empty(),
        Optional.empty());
  }

  /** A fixed amount of work: so many users start at once, and each does so many tasks. */
  public static InjectionProfile fixed(String name, int users, int tasksPerUser) {
    return new InjectionProfile(
        name,
        Model.CLOSED,
        users,
        List.of(),
        OptionalInt.of(tasksPerUser),
        Rate.Unit.TASKS,
        Optional.empty(),
        Optional.empty());
  }

  /** As this profile, as it was driven. */
  public InjectionProfile driven(Course course) {
    return new InjectionProfile(
        name, model, users, course.stages(), tasksPerUser, unit, bound, trace);
  }

  /** As this profile, where all users together do no more than that. */
  public InjectionProfile boundBy(Rate most) {
    return new InjectionProfile(
        name, model, users, stages, tasksPerUser, unit, Optional.of(most), trace);
  }

  /** Whether its stages count requests, so that it takes those of a task to offer them. */
  public boolean countsRequests() {
    return unit == Rate.Unit.REQUESTS;
  }

  /**
   * The same load with stages that count tasks.
   *
   * @param requestsPerTask how many requests a task sends on average, more than 0
   */
  public InjectionProfile inTasks(double requestsPerTask) {
    return countsRequests()
        ? open(name, users, Course.of(stages).withLevels(level -> level / requestsPerTask).stages())
        : this;
  }

  /** Length of the offered load; zero for users x requests, whose length nobody knows before. */
  public Duration duration() {
    return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
  }
}
