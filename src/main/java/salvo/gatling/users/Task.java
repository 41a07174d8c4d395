package salvo.gatling.users;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One thing a user does: a chain of requests with a name that the configuration gives a weight.
 *
 * @param endpoints request names it sends, one entry for each time it sends them
 * @param weight its weight for a user type that gives no task a weight of its own
 */
public record Task(String name, ChainBuilder chain, List<String> endpoints, double weight) {

  /** A task whose chain sends these requests, each as often as it is named. */
  public static Task of(String name, ChainBuilder chain, String... endpoints) {
    return new Task(name, chain, List.of(endpoints), 1);
  }

  /** As this task, whose chain also sends that request so many times. */
  public Task plus(int times, String endpoint) {
    List<String> all = new ArrayList<>(endpoints);
    all.addAll(Collections.nCopies(times, endpoint));
    return new Task(name, chain, List.copyOf(all), weight);
  }
}
