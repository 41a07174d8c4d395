package salvo.workload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The offered load, numbers only.
 *
 * @param model every stage is of this model
 * @param users identities of an open profile; most users at work of a closed one
 * @param stages in order; empty only when {@code tasksPerUser} is present
 * @param tasksPerUser users x requests: {@code users} start at once and each does that many tasks
 * @param pacing closed model only: a user starts a task every such period instead of thinking
 */
public record InjectionProfile(
    String name,
    Model model,
    int users,
    List<Stage> stages,
    OptionalInt tasksPerUser,
    Optional<Duration> pacing) {

  /** A fixed amount of work: so many users start at once, and each does so many tasks. */
  public static InjectionProfile fixed(String name, int users, int tasksPerUser) {
    return new InjectionProfile(
        name, Model.CLOSED, users, List.of(), OptionalInt.of(tasksPerUser), Optional.empty());
  }

  /** Length of the offered load; zero for users x requests, whose length nobody knows before. */
  public Duration duration() {
    return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
  }
}
