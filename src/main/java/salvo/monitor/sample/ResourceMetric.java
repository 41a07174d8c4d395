package salvo.monitor.sample;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is measured beyond the parts that every sample has. Its column tells all of it, so that a
 * file of samples needs no description beside it: {@code disk_sda_read_bytes_per_s}.
 *
 * @param name such as {@code disk_sda_read}, or {@code node: node_load1} for a scraped series
 * @param joining how several values make one
 */
public record ResourceMetric(String name, Unit unit, Joining joining) {

  private static final Map<String, String> WORDS =
      Map.of("cpu", "CPU", "gpu", "GPU", "tcp", "TCP", "gc", "GC", "net", "network");

  private static final Pattern NUMBERED = Pattern.compile("(cpu|gpu)(\\d+)");

  /** How the values of some samples make the value of a longer step. */
  public enum Joining {
    /** A level or a rate: weighted by time. */
    MEAN(""),
    /** A number of events. */
    SUM("_sum"),
    /** A peak. */
    MAX("_max");

    private final String ending;

    Joining(String ending) {
      this.ending = ending;
    }
  }

  /** A level or a rate. */
  public static ResourceMetric of(String name, Unit unit) {
    return new ResourceMetric(name, unit, Joining.MEAN);
  }

  /** The metric of a column; empty for a column of another kind. */
  public static Optional<ResourceMetric> ofColumn(String column) {
    Joining joining =
        Arrays.stream(Joining.values())
            .filter(it -> it != Joining.MEAN && column.endsWith(it.ending))
            .findFirst()
            .orElse(Joining.MEAN);
    String rest = column.substring(0, column.length() - joining.ending.length());
    return Arrays.stream(Unit.values())
        .filter(unit -> rest.endsWith("_" + unit.ending()))
        .map(unit -> new ResourceMetric(withoutEnding(rest, unit), unit, joining))
        .findFirst();
  }

  /** Name of its column, which ends with the unit. */
  public String column() {
    return name + "_" + unit.ending() + joining.ending;
  }

  /** For people: "Disk sda read"; a scraped series is called as it is. */
  public String label() {
    if (name.contains(": ")) {
      return name;
    }
    String words =
        Arrays.stream(NUMBERED.matcher(name).replaceAll(ResourceMetric::numbered).split("_"))
            .map(word -> WORDS.getOrDefault(word, word))
            .reduce((a, b) -> a + " " + b)
            .orElse(name);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String numbered(MatchResult device) {
    return device.group(1) + "_" + device.group(2);
  }

  private static String withoutEnding(String column, Unit unit) {
    return column.substring(0, column.length() - unit.ending().length() - 1);
  }
}
