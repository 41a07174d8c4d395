package salvo.monitor.sample;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import salvo.monitor.sample.Subject.Kind;
import salvo.text.ColumnName;
import salvo.text.Joining;
import salvo.text.Unit;

/**
 * What is measured, of what, and in which unit. Its column tells all of it, so that a file of
 * samples needs no description beside it: {@code disk_sda_read_bytes_per_s}.
 *
 * @param quantity such as {@code read}; empty where the subject has but one of the unit; of an
 *     exporter the series as it was chosen
 * @param joining how several values make one
 */
public record ResourceMetric(Subject subject, String quantity, Unit unit, Joining joining) {

  private static final Map<String, String> WORDS =
      Map.of("cpu", "CPU", "gpu", "GPU", "tcp", "TCP", "gc", "GC", "net", "network");

  /** A level or a rate. */
  public static ResourceMetric of(Subject subject, String quantity, Unit unit) {
    return new ResourceMetric(subject, quantity, unit, Joining.MEAN);
  }

  /**
   * The metric of a column, of whatever file; one that tells nothing is a number of the machine.
   */
  public static ResourceMetric ofColumn(String column) {
    return CoreMetric.ofColumn(column).map(CoreMetric::metric).orElseGet(() -> parsed(column));
  }

  /** Name of its column, which ends with the unit. */
  public String column() {
    // The columns of the virtual machine are older than the endings of sums and peaks.
    Joining told = subject.is(Kind.JVM) ? Joining.MEAN : joining;
    return new ColumnName(name(), unit, told).text();
  }

  /** Its name in the reports, without the unit: {@code disk_sda_read}. */
  public String key() {
    return CoreMetric.of(this).map(CoreMetric::key).orElseGet(this::name);
  }

  /** For people: "Disk sda read"; a scraped series is called as it is. */
  public String label() {
    return CoreMetric.of(this).map(CoreMetric::label).orElseGet(this::words);
  }

  private static ResourceMetric parsed(String column) {
    ColumnName name = ColumnName.of(column);
    MetricName told = MetricName.of(name.stem());
    return new ResourceMetric(told.subject(), told.quantity(), name.unit(), name.joining());
  }

  private String name() {
    return subject.name(quantity);
  }

  private String words() {
    if (subject.is(Kind.EXPORTER)) {
      return name();
    }
    String words =
        Arrays.stream(quantity.split("_"))
            .map(word -> WORDS.getOrDefault(word, word))
            .collect(Collectors.joining(" "));
    String label = (subject.label() + " " + words).strip();
    return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }
}
