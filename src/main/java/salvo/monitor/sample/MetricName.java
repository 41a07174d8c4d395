package salvo.monitor.sample;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.monitor.sample.Subject.Kind;

/**
 * Subject and quantity of a metric, told by the name that a file has for it. A name that begins
 * with none of the known words is the machine's.
 */
record MetricName(Subject subject, String quantity) {

  private static final Pattern OF_EXPORTER = Pattern.compile("(.+?): (.+)");
  private static final Pattern NUMBERED = Pattern.compile("(cpu|gpu)(\\d+)(?:_(.+))?");
  private static final Pattern NAMED = Pattern.compile("(disk|net)_(.+)_([^_]+)");
  private static final Pattern PART =
      Pattern.compile("(cpu|memory|swap|tcp|injector|target)(?:_(.+))?");

  private static final Map<String, Kind> KINDS =
      Map.of("cpu", Kind.PROCESSOR, "gpu", Kind.GPU, "disk", Kind.DISK, "net", Kind.NETWORK);

  private static final Map<String, Subject> PARTS =
      Map.of(
          "cpu", Subject.PROCESSORS,
          "memory", Subject.MEMORY,
          "swap", Subject.SWAP,
          "tcp", Subject.CONNECTIONS,
          "injector", Subject.INJECTOR,
          "target", Subject.TARGET);

  static MetricName of(String name) {
    Matcher exporter = OF_EXPORTER.matcher(name);
    if (exporter.matches()) {
      return new MetricName(Subject.exporter(exporter.group(1)), exporter.group(2));
    }
    for (Pattern pattern : new Pattern[] {NUMBERED, NAMED}) {
      Matcher device = pattern.matcher(name);
      if (device.matches()) {
        Subject subject = new Subject(KINDS.get(device.group(1)), device.group(2));
        return new MetricName(subject, orEmpty(device.group(3)));
      }
    }
    Matcher part = PART.matcher(name);
    return part.matches()
        ? new MetricName(PARTS.get(part.group(1)), orEmpty(part.group(2)))
        : new MetricName(Subject.HOST, name);
  }

  private static String orEmpty(String group) {
    return group == null ? "" : group;
  }
}
