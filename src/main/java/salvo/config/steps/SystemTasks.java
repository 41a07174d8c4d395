package salvo.config.steps;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the users of a system do, as its configuration describes it.
 *
 * @param signIn of the users of all types that have none of their own
 * @param signIns by user type
 * @param headers of all requests but that of the sign-in
 * @param tasks in the order of their names
 */
public record SystemTasks(
    SignIn signIn, Map<String, SignIn> signIns, Map<String, String> headers, List<Task> tasks) {

  /** Of a system that describes none. */
  public static final SystemTasks NONE =
      new SystemTasks(SignIn.NONE, Map.of(), Map.of(), List.of());

  /**
   * A task.
   *
   * @param feeders by file, the columns that its steps take
   */
  public record Task(String name, List<Step> steps, Map<Path, Set<String>> feeders) {}

  /** The same for users of one type, who sign in as they do. */
  public SystemTasks of(String userType) {
    return new SystemTasks(signIns.getOrDefault(userType, signIn), signIns, headers, tasks);
  }

  /** All ways to sign in, that of the system first. */
  public Stream<SignIn> allSignIns() {
    return Stream.concat(Stream.of(signIn), signIns.values().stream());
  }

  /** All that is sent, that of the sign-in first. */
  public List<Step.Request> requests() {
    List<Step.Request> all =
        new ArrayList<>(allSignIns().flatMap(it -> it.request().stream()).toList());
    tasks.forEach(task -> task.steps().forEach(step -> requests(step).forEach(all::add)));
    return List.copyOf(all);
  }

  private static Stream<Step.Request> requests(Step step) {
    if (step instanceof Step.Request request) {
      return Stream.of(request);
    }
    if (step instanceof Step.Poll poll) {
      return Stream.of(poll.request());
    }
    return within(step).stream().flatMap(SystemTasks::requests);
  }

  /**
   * What is sent under a name.
   *
   * @param place file and line where it is described
   * @param paths JMESPaths by which its answer is judged or taken
   */
  public record Sent(String name, String place, List<String> paths) {}

  /** All that is sent, messages on WebSockets too. */
  public List<Sent> sent() {
    return Stream.concat(
            allSignIns().flatMap(it -> it.request().stream()).map(SystemTasks::sentBy),
            tasks.stream().flatMap(task -> task.steps().stream()).flatMap(SystemTasks::sent))
        .toList();
  }

  private static Stream<Sent> sent(Step step) {
    if (step instanceof Step.Request request) {
      return Stream.of(sentBy(request));
    }
    if (step instanceof Step.Poll poll) {
      return Stream.of(sentBy(poll.request()));
    }
    if (step instanceof Step.Message message) {
      return Stream.of(sentBy(message));
    }
    Stream<Sent> within = within(step).stream().flatMap(SystemTasks::sent);
    return step instanceof Step.Socket socket
        ? Stream.concat(Stream.of(new Sent(socket.name(), socket.place(), List.of())), within)
        : within;
  }

  private static Sent sentBy(Step.Request request) {
    return new Sent(
        request.name(), request.place(), paths(List.of(request.expected()), request.saves()));
  }

  private static Sent sentBy(Step.Message message) {
    List<String> paths =
        message
            .answer()
            .map(it -> paths(List.of(it.fits(), it.expected()), it.saves()))
            .orElse(List.of());
    return new Sent(message.name(), message.place(), paths);
  }

  private static List<String> paths(List<Expected> expected, List<Saved> saves) {
    return Stream.concat(
            expected.stream().flatMap(it -> it.json().keySet().stream()),
            saves.stream().filter(it -> it.kind() == Saved.Kind.JSON).map(Saved::expression))
        .toList();
  }

  /** All records that tasks take. */
  public List<Step.Feed> feeds() {
    return tasks.stream()
        .flatMap(task -> task.steps().stream())
        .flatMap(SystemTasks::feeds)
        .toList();
  }

  private static Stream<Step.Feed> feeds(Step step) {
    return step instanceof Step.Feed feed
        ? Stream.of(feed)
        : within(step).stream().flatMap(SystemTasks::feeds);
  }

  /** The steps that a step consists of; none for one that has none. */
  public static List<Step> within(Step step) {
    if (step instanceof Step.Group group) {
      return group.steps();
    }
    if (step instanceof Step.Repeat repeat) {
      return repeat.steps();
    }
    if (step instanceof Step.Socket socket) {
      return socket.steps();
    }
    return step instanceof Step.Chance chance ? chance.steps() : List.of();
  }

  /** The files that bodies are made of. */
  public List<Path> bodyFiles() {
    return requests().stream().flatMap(it -> files(it.body())).toList();
  }

  private static Stream<Path> files(Body body) {
    if (body instanceof Body.TextFile text) {
      return Stream.of(text.file());
    }
    return body instanceof Body.Multipart multipart
        ? multipart.parts().stream().map(Body.Part::file).flatMap(Optional::stream)
        : Stream.of();
  }
}
