package salvo.gatling.users;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.exec.Executable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import salvo.gatling.chain.Beside;
import salvo.gatling.chain.ChainRequests;

/**
 * One thing a user does: a chain of requests with a name. Which requests it sends is read from the
 * chain itself.
 *
 * @param weight how often the task is done, relative to the others of its user type; 0 is never.
 *     The configuration can override it
 * @param endpoints how often each request name is sent each time the task is done, in the order of
 *     the chain
 * @param oncePerUser those of them that a user sends with its first task only
 * @param beside those of them that are no requests, such as the completion of a job
 * @param problems what is wrong with its requests, each a sentence without a subject
 */
public record Task(
    String name,
    double weight,
    ChainBuilder chain,
    Map<String, Double> endpoints,
    Set<String> oncePerUser,
    Set<String> beside,
    List<String> problems) {

  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  /** A task of weight 1. */
  public static Task of(String name, Executable first, Executable... others) {
    return of(name, 1, first, others);
  }

  /** A task whose weight in code is a default, which the configuration can override. */
  public static Task of(String name, double weight, Executable first, Executable... others) {
    ChainBuilder chain = exec(first, others);
    ChainRequests requests = ChainRequests.of(chain);
    Map<String, Double> endpoints = new LinkedHashMap<>();
    requests.requests().stream()
        .filter(request -> !request.silent())
        .forEach(request -> endpoints.merge(request.name(), request.times(), Double::sum));
    Set<String> beside =
        requests.requests().stream()
            .filter(request -> request.kind() == ChainRequests.Kind.BESIDE)
            .map(ChainRequests.Request::name)
            .collect(Collectors.toUnmodifiableSet());
    List<String> problems = new ArrayList<>();
    requests.unnamed().forEach(request -> problems.add(varyingName(request)));
    endpoints.keySet().stream()
        .filter(request -> !NAME.matcher(request).matches() || request.isBlank())
        .forEach(request -> problems.add(badName(request)));
    requests.requests().stream()
        .filter(request -> request.kind() != ChainRequests.Kind.BESIDE)
        .map(ChainRequests.Request::name)
        .filter(beside::contains)
        .distinct()
        .forEach(request -> problems.add(Beside.sameName(request)));
    return new Task(
        name,
        weight,
        chain,
        Collections.unmodifiableMap(endpoints),
        Set.of(),
        beside,
        List.copyOf(problems));
  }

  /**
   * As this task, which sends that request so many times each time it is done: for requests that a
   * chain makes in a way of its own, as {@link salvo.gatling.Recording} records them, and for those
   * behind a condition, of which a chain does not tell how often it holds.
   */
  public Task sends(double times, String endpoint) {
    Map<String, Double> all = new LinkedHashMap<>(endpoints);
    all.put(endpoint, times);
    return withEndpoints(all, oncePerUser);
  }

  /**
   * As this task, which sends that request when its user does its first task, and not with others:
   * a sign-in. In an open model each task is the first one of its user.
   */
  public Task sendsOncePerUser(String endpoint) {
    Map<String, Double> all = new LinkedHashMap<>(endpoints);
    all.put(endpoint, 0.0);
    Set<String> once = new LinkedHashSet<>(oncePerUser);
    once.add(endpoint);
    return withEndpoints(all, Collections.unmodifiableSet(once));
  }

  private Task withEndpoints(Map<String, Double> all, Set<String> once) {
    return new Task(name, weight, chain, Collections.unmodifiableMap(all), once, beside, problems);
  }

  /** The same, where the request is at hand: {@code sends(0, retry)} of one that is rarely sent. */
  public Task sends(double times, Executable request) {
    Task task = this;
    for (String endpoint : ChainRequests.of(exec(request)).names()) {
      task = task.sends(times, endpoint);
    }
    return task;
  }

  /** As this task, beside which a figure is measured so many times each time it is done. */
  public Task measures(double times, String figure) {
    Set<String> more = new LinkedHashSet<>(beside);
    more.add(figure);
    Task sends = sends(times, figure);
    List<String> all = new ArrayList<>(problems);
    all.addAll(namesakes(Set.of(figure)));
    return new Task(
        name,
        weight,
        chain,
        sends.endpoints,
        oncePerUser,
        Collections.unmodifiableSet(more),
        List.copyOf(all));
  }

  /** What is wrong with it where these figures are measured beside requests of the same run. */
  public List<String> namesakes(Set<String> figures) {
    return endpoints.keySet().stream()
        .filter(request -> figures.contains(request) && !beside.contains(request))
        .map(Beside::sameName)
        .toList();
  }

  /** How many requests it sends each time it is done, without those that a user sends once. */
  public double requests() {
    return endpoints.entrySet().stream()
        .filter(it -> !beside.contains(it.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** As this task, with another weight. */
  public Task weighing(double other) {
    return new Task(name, other, chain, endpoints, oncePerUser, beside, problems);
  }

  /** What is wrong with it, each a sentence without a subject. */
  public List<String> allProblems() {
    List<String> all = new ArrayList<>(problems);
    if (problems.isEmpty() && endpoints.isEmpty()) {
      all.add(
          "sends no request. Add one, or say with sends(1, \"name\") what it records by itself.");
    }
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      all.add("has a weight of " + weight + ". Give it a number from 0 up.");
    }
    return all;
  }

  private static String badName(String name) {
    String shown = name.replaceAll("\\p{Cntrl}", "?");
    return "sends a request called \""
        + shown.substring(0, Math.min(shown.length(), 40))
        + "\". Give it a name of 1 to 200 characters on one line.";
  }

  private static String varyingName(ChainRequests.Unnamed request) {
    return "sends a request whose name holds data: "
        + request.text()
        + ". Give it a constant name, and put the data into its path.";
  }
}
