package salvo.report.words;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.Quantity.number;
import static salvo.text.Quantity.perSecond;

import java.util.List;
import java.util.OptionalDouble;
import salvo.analysis.injector.InjectorPart;

/** What the injectors of a run have done, a row each, as several writers have it. */
public final class InjectorText {

  public static final String CAPTION = "Injectors";

  /** What a row tells; the first is a name, the others are figures. */
  public static final List<String> HEADINGS =
      List.of("Injector", "Requests", "Rate", "KO", "p50", "p95", "Begun", "CPU", "Delay", "Clock");

  private static final String UNKNOWN = "-";

  private InjectorText() {}

  public static List<List<String>> rows(List<InjectorPart> parts) {
    double first = parts.stream().flatMapToDouble(it -> it.startMillis().stream()).min().orElse(0);
    return parts.stream().map(it -> row(it, first)).toList();
  }

  /** What the columns mean that do not say so themselves. */
  public static String legend(List<InjectorPart> parts) {
    OptionalDouble spread = InjectorPart.startSpreadMillis(parts);
    return "Begun: its first request after the first of all"
        + (spread.isPresent() ? ", at most " + millis(spread.getAsDouble()) : "")
        + ". CPU: cores in use on average. Delay: of its timers, 95th percentile. Clock: what was"
        + " added to its instants.";
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
        part.cpuCores().isPresent() ? number(part.cpuCores().getAsDouble()) : UNKNOWN,
        part.schedulingDelayMillis().isPresent()
            ? millis(part.schedulingDelayMillis().getAsDouble())
            : UNKNOWN,
        number(part.offsetMillis()) + " ms");
  }
}
