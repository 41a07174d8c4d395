package salvo.imports.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import salvo.imports.model.ImportedStep;
import salvo.imports.model.Texts;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.RecordedCall.Wait;

/**
 * The steps of a task: pauses where somebody was thinking, requests sent again and again as one,
 * and groups. A task that was recorded several times alike is there once, with the spread of its
 * pauses.
 */
final class TaskSteps {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofMillis(100);

  private final List<Linked> calls;
  private final int times;
  private final int length;
  private final Function<Linked, ImportedStep.Request> requests;

  private TaskSteps(
      List<Linked> calls, int times, Function<Linked, ImportedStep.Request> requests) {
    this.calls = calls;
    this.times = times;
    this.length = calls.size() / times;
    this.requests = requests;
  }

  static TaskSteps of(List<Linked> calls, Function<Linked, ImportedStep.Request> requests) {
    return new TaskSteps(calls, times(calls), requests);
  }

  /** How often the whole of it was recorded, one after the other. */
  int times() {
    return times;
  }

  private static int times(List<Linked> calls) {
    List<String> keys = calls.stream().map(it -> shape(it.call())).toList();
    for (int length = 2; length <= keys.size() / 2; length++) {
      if (keys.size() % length == 0 && isRepeated(keys, length)) {
        return keys.size() / length;
      }
    }
    return 1;
  }

  private static boolean isRepeated(List<String> keys, int length) {
    for (int i = length; i < keys.size(); i++) {
      if (!keys.get(i).equals(keys.get(i - length))) {
        return false;
      }
    }
    return true;
  }

  /** The same for requests that differ only in what they take from answers. */
  private static String shape(RecordedCall call) {
    List<String> texts = new ArrayList<>(call.within());
    texts.add(call.method() + " " + PathShape.of(call.address().path()));
    call.texts().forEach(it -> texts.add(it.replaceAll("#\\{[^}]*}", "#{}")));
    return String.join("\n", texts);
  }

  List<ImportedStep> steps() {
    return steps(0, length, 1);
  }

  private List<ImportedStep> steps(int from, int to, int depth) {
    List<ImportedStep> steps = new ArrayList<>();
    int at = from;
    while (at < to) {
      pause(at).ifPresent(steps::add);
      List<String> within = calls.get(at).call().within();
      int end = at + 1;
      if (within.size() > depth) {
        while (end < to && isIn(calls.get(end).call().within(), within, depth)) {
          end++;
        }
        steps.add(group(within.get(depth), at, end, depth));
      } else {
        while (end < to && isSame(at, end)) {
          end++;
        }
        steps.add(requests(at, end));
      }
      at = end;
    }
    return steps;
  }

  private static boolean isIn(List<String> other, List<String> within, int depth) {
    return other.size() > depth && other.get(depth).equals(within.get(depth));
  }

  /** What comes before its first request comes before it. */
  private ImportedStep group(String name, int from, int to, int depth) {
    List<ImportedStep> inner = new ArrayList<>(steps(from, to, depth + 1));
    if (inner.get(0) instanceof ImportedStep.Pause && pause(from).isPresent()) {
      inner.remove(0);
    }
    return new ImportedStep.Group(Texts.name(name), inner);
  }

  private boolean isSame(int first, int other) {
    Linked one = calls.get(first);
    Linked two = calls.get(other);
    return one.saves().isEmpty()
        && two.saves().isEmpty()
        && one.call().within().equals(two.call().within())
        && shape(one.call()).equals(shape(two.call()))
        && one.call().texts().toList().equals(two.call().texts().toList())
        && one.call().answer().status() == two.call().answer().status();
  }

  private ImportedStep requests(int from, int to) {
    ImportedStep request = requests.apply(calls.get(from));
    if (to - from == 1) {
      return request;
    }
    List<ImportedStep> again = new ArrayList<>(List.of(request));
    pause(from + 1).ifPresent(again::add);
    return new ImportedStep.Repeat(to - from, again);
  }

  /** That before a call, over all the times that it was recorded. */
  private Optional<ImportedStep> pause(int call) {
    List<Wait> waits = new ArrayList<>();
    for (int i = call; i < calls.size(); i += length) {
      boolean isFirst = i == 0 || i % length == 0 && times > 1;
      calls.get(i).call().before().filter(it -> !isFirst).ifPresent(waits::add);
    }
    return Optional.of(waits)
        .filter(it -> !it.isEmpty())
        .map(TaskSteps::spread)
        .filter(it -> !it.max().isZero())
        .map(it -> new ImportedStep.Pause(it.min(), it.max()));
  }

  /** Between two times of the whole; empty where it was recorded once. */
  Optional<Wait> between() {
    List<Wait> waits = new ArrayList<>();
    for (int i = length; i < calls.size(); i += length) {
      calls.get(i).call().before().ifPresent(waits::add);
    }
    return waits.isEmpty() ? Optional.empty() : Optional.of(spread(waits));
  }

  /** From the lower to the upper quartile; the median lies between. */
  static Wait spread(List<Wait> waits) {
    List<Duration> mins = waits.stream().map(Wait::min).sorted().toList();
    List<Duration> maxes = waits.stream().map(Wait::max).sorted().toList();
    int last = waits.size() - 1;
    Duration min = rounded(mins.get(last / 4));
    Duration max = rounded(maxes.get(last - last / 4));
    return new Wait(min, max.compareTo(min) < 0 ? min : max);
  }

  private static Duration rounded(Duration time) {
    Duration cut = time.compareTo(LONGEST) > 0 ? LONGEST : time;
    return STEP.multipliedBy(Math.round((double) cut.toMillis() / STEP.toMillis()));
  }

  /** Whether a wait is longer than a pause may be. */
  static boolean isCut(Wait wait) {
    return wait.max().compareTo(LONGEST) > 0;
  }
}
