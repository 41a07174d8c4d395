package salvo.report.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.monitor.sample.Subject;
import salvo.monitor.sample.Subject.Kind;
import salvo.text.Quantity;
import salvo.text.TerminalText;
import salvo.text.Unit;

/** A sample for people at a terminal: a few lines, or one; each has at most 79 columns. */
public final class ResourceLines {

  private static final int COLUMNS = 79;
  private static final int LABEL = 14;

  private static final String REST = "System";

  private final TerminalText text;
  private final ResourceSample sample;
  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  private ResourceLines(ResourceSample sample, boolean ascii) {
    this.sample = sample;
    this.text = new TerminalText(ascii);
  }

  /**
   * A line per part of the machine, process, device and exporter, or more where it is long.
   *
   * @param ascii whether the terminal shows nothing but ASCII
   */
  public static List<String> table(ResourceSample sample, boolean ascii) {
    ResourceLines table = new ResourceLines(sample, ascii);
    table.core();
    table.metrics();
    return table.lines.entrySet().stream()
        .flatMap(it -> table.wrapped(it.getKey(), String.join(", ", it.getValue())))
        .toList();
  }

  private Stream<String> wrapped(String label, String values) {
    List<String> parts = text.wrap(values, COLUMNS - LABEL);
    return IntStream.range(0, parts.size())
        .mapToObj(i -> text.left(i == 0 ? label : "", LABEL) + parts.get(i));
  }

  /** The most important of it, after the time. */
  public static String line(ResourceSample sample, boolean ascii) {
    ResourceLines line = new ResourceLines(sample, ascii);
    line.core();
    List<String> parts = new ArrayList<>();
    parts.add(Instant.ofEpochMilli(sample.epochMillis()).toString().substring(0, 19) + "Z");
    line.lines.forEach((label, values) -> parts.add(label + " " + String.join(" ", values)));
    return line.text.fit(String.join("  ", parts), COLUMNS);
  }

  private void core() {
    sample.cpu().ifPresent(share -> add("CPU", Quantity.share(share)));
    sample
        .memory()
        .ifPresent(
            memory -> {
              add("Memory", Quantity.share(memory.usedShare()));
              add("Memory", used(memory));
            });
    process("Injector", sample.injector());
    process("Target", sample.target());
  }

  private static String used(MemorySample memory) {
    return Quantity.bytes(memory.usedBytes()) + " of " + Quantity.bytes(memory.totalBytes());
  }

  private void process(String label, Optional<ProcessSample> process) {
    process.ifPresent(
        use -> {
          use.cpuCores().ifPresent(cores -> add(label, Quantity.number(cores) + " cores"));
          add(label, Quantity.bytes(use.residentBytes()));
        });
  }

  private void metrics() {
    Metrics metrics = sample.metrics();
    OptionalDouble busiest = OptionalDouble.empty();
    for (int i = 0; i < metrics.columns().size(); i++) {
      ResourceMetric metric = metrics.columns().get(i);
      OptionalDouble value = metrics.value(i);
      if (metric.subject().is(Kind.PROCESSOR)) {
        busiest = greatest(busiest, value);
      } else {
        value.ifPresent(it -> add(metric, it));
      }
    }
    busiest.ifPresent(share -> add("CPU", "busiest " + Quantity.share(share)));
  }

  private static OptionalDouble greatest(OptionalDouble a, OptionalDouble b) {
    return a.isEmpty() || b.isPresent() && b.getAsDouble() > a.getAsDouble() ? b : a;
  }

  private void add(ResourceMetric metric, double value) {
    Subject subject = metric.subject();
    String quantity =
        subject.is(Kind.EXPORTER) ? metric.quantity() : metric.quantity().replace('_', ' ');
    String label = subject.label().isEmpty() ? REST : subject.label();
    add(label, (quantity + " " + text(metric.unit(), value)).strip());
  }

  private void add(String label, String value) {
    lines.computeIfAbsent(label, it -> new ArrayList<>()).add(value);
  }

  private static String text(Unit unit, double value) {
    return switch (unit) {
      case SHARE -> Quantity.share(value);
      case BYTES -> Quantity.bytes(value);
      case BYTES_PER_SECOND -> Quantity.bytesPerSecond(value);
      case MILLIS -> Quantity.millis(value);
      case PER_SECOND -> Quantity.perSecond(value);
      case CELSIUS -> Quantity.number(value) + " C";
      case WATTS -> Quantity.number(value) + " W";
      case SECONDS -> Quantity.number(value) + " s";
      case CORES, COUNT, VALUE, NONE -> Quantity.number(value);
    };
  }
}
