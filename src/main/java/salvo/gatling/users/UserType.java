package salvo.gatling.users;

import io.gatling.javaapi.core.exec.Executable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kind of user and what it does. All it sends is grouped by its name. Weight, think time, pacing
 * and the weights of its tasks are defaults, which the configuration can override under {@code
 * salvo.systems.<system>.userTypes.<name>}.
 *
 * @param weight its share of the load, relative to the other user types; 0 is none
 * @param thinkTime the pause between two tasks, in a closed model
 * @param pacing least time from the start of one task to that of the next, in place of thinking
 */
public record UserType(
    String name, double weight, ThinkTime thinkTime, Optional<Duration> pacing, Journey journey) {

  public UserType(String name, Journey journey) {
    this(name, 1, ThinkTime.DEFAULT, Optional.empty(), journey);
  }

  public static UserType regularUsers(Journey journey) {
    return new UserType("regular", journey);
  }

  public static UserType adminUsers(Journey journey) {
    return new UserType("admin", journey);
  }

  public static UserType heavyContentUsers(Journey journey) {
    return new UserType("heavy-content", journey);
  }

  public static UserType healthChecks(Journey journey) {
    return new UserType("health-check", journey);
  }

  public static UserType burstUsers(Journey journey) {
    return new UserType("burst", journey);
  }

  /** A type of your own, of weight 1, who thinks for 1 to 3 s; it needs a task. */
  public static UserType users(String name) {
    return users(name, Journey.of());
  }

  /** A type of your own, of weight 1, who thinks for 1 to 3 s. */
  public static UserType users(String name, Journey journey) {
    return new UserType(name, journey);
  }

  /** Its share of the load, relative to the other user types. */
  public UserType weight(double share) {
    return new UserType(name, share, thinkTime, pacing, journey);
  }

  /** The pause between two tasks, uniform between the bounds. */
  public UserType thinkTime(Duration min, Duration max) {
    return new UserType(name, weight, new ThinkTime(min, max), pacing, journey);
  }

  /** One task each period, as long as tasks take less, in place of thinking. */
  public UserType pacing(Duration period) {
    return new UserType(name, weight, thinkTime, Optional.of(period), journey);
  }

  /** One task more: requests and chains in order, and how often it is done beside the others. */
  public UserType task(String task, double often, Executable first, Executable... others) {
    List<Task> tasks = new ArrayList<>(journey.tasks());
    tasks.add(Task.of(task, often, first, others));
    return withTasks(tasks);
  }

  /** As this type, with these tasks. */
  public UserType withTasks(List<Task> tasks) {
    return new UserType(name, weight, thinkTime, pacing, new Journey(List.copyOf(tasks)));
  }

  /** The tasks that are done. */
  public List<Task> weightedTasks() {
    return journey.tasks().stream().filter(task -> task.weight() > 0).toList();
  }
}
