package salvo.gatling.users;

import java.util.List;

/** The tasks that a type of user may do, in random order, each as often as its weight says. */
public record Journey(List<Task> tasks) {

  public static Journey of(Task... tasks) {
    return new Journey(List.of(tasks));
  }
}
