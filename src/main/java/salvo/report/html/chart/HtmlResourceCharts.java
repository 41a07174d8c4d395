package salvo.report.html.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import salvo.monitor.sample.Subject;
import salvo.report.html.chart.HtmlChart.Series;
import salvo.resources.Resource;
import salvo.resources.ResourceSeries;

/**
 * The charts of the resources: one per unit of those that every machine has, then one per unit of
 * each kind of device and of each other machine; of plain numbers one per quantity, such as open
 * files. A line that is zero throughout is left out, and of many lines the highest are shown.
 */
public final class HtmlResourceCharts {

  private static final int MOST_LINES = 12;
  private static final int HEADLINES = 3;
  private static final String MAIN = "";

  private record Topic(String name, HtmlUnit unit) {}

  private HtmlResourceCharts() {}

  /** Those of the resources that were sampled. */
  public static List<HtmlChart> of(List<ResourceSeries> resources) {
    Map<Topic, List<Series>> topics = new LinkedHashMap<>();
    for (ResourceSeries line : resources) {
      HtmlUnit unit = HtmlUnit.ofResource(line.resource().unit());
      Topic topic = new Topic(topic(line.resource(), unit), unit);
      if (topic.name().equals(MAIN)
          || line.values().stream().anyMatch(it -> !it.isNaN() && it != 0)) {
        topics
            .computeIfAbsent(topic, it -> new ArrayList<>())
            .add(new Series(line.resource().label(), line.values()));
      }
    }
    List<HtmlChart> charts = new ArrayList<>();
    topics.forEach((topic, lines) -> charts.add(chart(topic, lines, charts.size())));
    return charts;
  }

  private static String topic(Resource resource, HtmlUnit unit) {
    String device = device(resource);
    if (unit != HtmlUnit.NUMBER) {
      return device;
    }
    String words = words(resource);
    return device.equals(MAIN)
        ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
        : device + " " + words;
  }

  private static String device(Resource resource) {
    if (!resource.machine().isEmpty()) {
      return resource.machine();
    }
    Subject subject = resource.metric().subject();
    return switch (subject.kind()) {
      case PROCESSORS -> resource.isCore() ? MAIN : "Processors";
      case PROCESSOR -> "Single processors";
      case DISK -> "Disks";
      case NETWORK -> "Networks";
      case CONNECTIONS -> "Connections";
      case GPU -> "GPUs";
      case SWAP -> "Swap";
      case EXPORTER -> subject.device();
      case HOST, MEMORY, INJECTOR, JVM, TARGET -> MAIN;
    };
  }

  /** The quantity: "open files", and of the machine's own what it is called. */
  private static String words(Resource resource) {
    String quantity = resource.metric().quantity();
    return quantity.isEmpty() ? resource.label() : quantity.replace('_', ' ');
  }

  private static HtmlChart chart(Topic topic, List<Series> lines, int index) {
    boolean isOneNumber = topic.unit() == HtmlUnit.NUMBER && lines.size() == 1;
    String name = isOneNumber ? lines.get(0).label() : topic.name();
    String title = name.equals(MAIN) ? title(topic.unit()) : name;
    String cut =
        lines.size() > MOST_LINES ? ", the " + MOST_LINES + " highest of " + lines.size() : "";
    return new HtmlChart(
        "resource-" + index,
        title + cut,
        topic.unit(),
        highest(lines),
        Math.min(lines.size(), HEADLINES));
  }

  private static String title(HtmlUnit unit) {
    return switch (unit) {
      case SHARE -> "Processors and memory in use";
      case CORES -> "Cores in use";
      case BYTES -> "Memory in use";
      case MILLIS -> "Pauses and delays";
      default -> "Other resources";
    };
  }

  /** In the order in which they came. */
  private static List<Series> highest(List<Series> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<Series> kept =
        lines.stream()
            .sorted(Comparator.comparingDouble(HtmlResourceCharts::peak).reversed())
            .limit(MOST_LINES)
            .toList();
    return lines.stream().filter(kept::contains).toList();
  }

  private static double peak(Series line) {
    return line.values().stream()
        .filter(value -> !value.isNaN())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }
}
