package salvo.config.steps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.steps.file.StepFiles;
import salvo.text.DurationText;
import salvo.text.NearestName;

/** Reads what the users of a system do: how they sign in, and the steps of each task. */
public final class StepsReader {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_TIMES = 10_000;

  private static final Rule<Duration> PAUSE = Rules.seconds(Duration.ZERO, HOUR, "1 s");

  private static final Rule<String> GROUP =
      Rules.textLike(
          Pattern.compile("[^\\p{Cntrl}/|\"]{1,80}"),
          "a name of 1 to 80 characters without /, | and quotes",
          "checkout");

  private static final Set<String> KINDS = kinds();

  private final RequestReader requests = new RequestReader();
  private final SocketReader sockets = new SocketReader(requests);
  private Known known = new Known();

  private StepsReader() {}

  /** Reads all that the section of a system says of it. */
  public static SystemTasks tasks(Section system) {
    return new StepsReader().read(system);
  }

  private static Set<String> kinds() {
    Set<String> kinds = new TreeSet<>(RequestReader.METHODS);
    kinds.addAll(List.of("feed", "pause", "group", "repeat", "chance", "websocket", "send"));
    return kinds;
  }

  private SystemTasks read(Section system) {
    Section tasks = system.section("tasks");
    SignIns signIns = SignIns.read(system, requests, tasks.names());
    Map<String, String> headers = RequestReader.headers(system, signIns.known());
    List<SystemTasks.Task> all = new ArrayList<>();
    for (String name : tasks.names()) {
      known = signIns.knownTo(name);
      List<Step> steps = steps(tasks, name);
      all.add(new SystemTasks.Task(name, steps, known.feeders()));
    }
    return new SystemTasks(signIns.ofSystem(), signIns.ofTypes(), headers, List.copyOf(all));
  }

  private List<Step> steps(Section parent, String key) {
    List<Step> steps = parent.list(key, this::step).stream().flatMap(Optional::stream).toList();
    if (parent.isEmptyList(key)) {
      parent.report(key, "a list of steps, at least one", "write " + key + " = [ { get = / } ]");
    }
    return steps;
  }

  private Optional<Step> step(Section step) {
    List<String> kinds = KINDS.stream().filter(step.allNames()::contains).toList();
    if (kinds.size() != 1) {
      refuseKinds(step, kinds);
      return Optional.empty();
    }
    String kind = kinds.get(0);
    return switch (kind) {
      case "feed" -> step.optional(kind, StepFiles.feeder(step, kind)).map(it -> feed(step, it));
      case "pause" -> Optional.of(pause(step));
      case "group" -> Optional.of(new Step.Group(step.required(kind, GROUP), within(step)));
      case "repeat" ->
          Optional.of(
              new Step.Repeat(
                  step.required(kind, Rules.wholeNumber(1, MOST_TIMES, "3")), within(step)));
      case "chance" ->
          Optional.of(new Step.Chance(step.required(kind, Rules.share()), within(step)));
      case "websocket" -> Optional.of(sockets.socket(step, known, () -> within(step)));
      case "send" -> Optional.of(sockets.message(step, known));
      default -> Optional.of(requests.step(step, kind, known));
    };
  }

  private static void refuseKinds(Section step, List<String> kinds) {
    boolean isSlip =
        step.allNames().stream().anyMatch(it -> NearestName.slipOf(it, KINDS).isPresent());
    step.leave(kinds.isEmpty() ? KINDS : step.allNames());
    if (!kinds.isEmpty()) {
      step.reportWhole(
          "one thing to do, not " + String.join(" and ", kinds), "make a step of each");
    } else if (!isSlip) {
      step.leave(step.allNames());
      step.reportWhole(
          "a step with one of " + String.join(", ", KINDS), "write { get = /products }");
    }
  }

  private List<Step> within(Section step) {
    if (!step.has("steps")) {
      step.reportWhole("something to do: steps", "write steps = [ { get = /products } ]");
    }
    return steps(step, "steps");
  }

  private Step feed(Section step, Path file) {
    known.feed(file);
    return new Step.Feed(file, RequestRules.share(step));
  }

  private static Step pause(Section step) {
    if (!step.isObject("pause")) {
      Duration fixed = step.optional("pause", PAUSE).orElse(Duration.ZERO);
      return new Step.Pause(fixed, fixed);
    }
    Section pause = step.section("pause");
    Duration min = pause.required("min", PAUSE);
    Duration max = pause.required("max", PAUSE);
    if (max.compareTo(min) < 0) {
      pause.report("max", "at least min, " + DurationText.of(min), "raise max or lower min");
      max = min;
    }
    return new Step.Pause(min, max);
  }
}
