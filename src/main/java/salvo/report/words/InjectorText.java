package salvo.report.words;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.Quantity.number;
import static salvo.text.Quantity.perSecond;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import salvo.analysis.injector.InjectorPart;
import salvo.text.Quantity;

/** What the injectors of a run have done, a row each, as several writers have it. */
public final class InjectorText {

  public static final String CAPTION = "Injectors";

  /** What a row tells; the first is a name, the others are figures. */
  public static final List<String> HEADINGS =
      List.of(
          "Injector",
          "Requests",
          "Rate",
          "Failed",
          "p50",
          "p95",
          "Begun",
          "CPU",
          "Delay",
          "Memory",
          "Clock");

  /** How many of the columns a console has room for. */
  public static final int NARROW = 9;

  private static final int MOST_FOLDERS = 4;

  private static final String UNKNOWN = "-";

  private InjectorText() {}

  public static List<List<String>> rows(List<InjectorPart> parts) {
    double first = parts.stream().flatMapToDouble(it -> it.startMillis().stream()).min().orElse(0);
    return parts.stream().map(it -> row(it, first)).toList();
  }

  /** What the columns mean that do not say so themselves. */
  public static String legend(List<InjectorPart> parts) {
    OptionalDouble spread = InjectorPart.startSpreadMillis(parts);
    return "Begun: time from the first request of all to its own"
        + (spread.isPresent() ? ", at most " + millis(spread.getAsDouble()) : "")
        + ". CPU: mean cores in use. Delay: of its timers, 95th percentile. Memory: peak. Clock:"
        + " what was added to its times when the load began, and how exact that is.";
  }

  /** Where to find what their machines were used for, which does not add up. */
  public static String resources(List<InjectorPart> parts) {
    List<String> folders =
        parts.stream().map(InjectorPart::folder).filter(it -> !it.isEmpty()).toList();
    int more = folders.size() - MOST_FOLDERS;
    return "of each injector in its own report"
        + (folders.isEmpty() ? "" : ": ")
        + folders.stream().limit(MOST_FOLDERS).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static List<String> row(InjectorPart part, double first) {
    boolean isEmpty = part.requests() == 0;
    return List.of(
        part.name(),
        count(part.requests()),
        perSecond(part.requestsPerSecond()),
        count(part.ko()),
        isEmpty ? UNKNOWN : millis(part.p50()),
        isEmpty ? UNKNOWN : millis(part.p95()),
        part.startMillis().isPresent()
            ? "+" + millis(part.startMillis().getAsDouble() - first)
            : UNKNOWN,
        known(part.use().cpuCores(), Quantity::number),
        known(part.use().schedulingDelayMillis(), Quantity::millis),
        known(part.use().memoryBytes(), Quantity::bytes),
        clock(part.clock()));
  }

  private static String known(OptionalDouble value, DoubleFunction<String> words) {
    return value.isPresent() ? words.apply(value.getAsDouble()) : UNKNOWN;
  }

  private static String clock(InjectorPart.Clock clock) {
    return number(clock.offsetMillis())
        + (clock.uncertaintyMillis().isPresent()
            ? " ± " + number(clock.uncertaintyMillis().getAsDouble())
            : "")
        + " ms";
  }
}
