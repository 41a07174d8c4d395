package salvo.monitor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.monitor.sample.ResourceMetric;

/** Of the machine, what is watched and what it lacks, in a line. */
public final class WatchedParts {

  private static final Pattern PROCESSOR = Pattern.compile("cpu(\\d+)");
  private static final Pattern GPU = Pattern.compile("gpu(\\d+)_load");
  private static final Pattern DISK = Pattern.compile("disk_(.+)_busy");
  private static final Pattern NETWORK = Pattern.compile("net_(.+)_sent");
  private static final Pattern EXPORTER = Pattern.compile("([^:]+): .*");

  private WatchedParts() {}

  /** Such as "2 processors, disk sda, networks eth0 and lo, no GPU". */
  public static String text(List<ResourceMetric> metrics) {
    StringJoiner text = new StringJoiner(", ");
    counted(text, "processor", named(metrics, PROCESSOR).size());
    named(text, "disk", named(metrics, DISK));
    named(text, "network", named(metrics, NETWORK));
    Set<String> gpus = named(metrics, GPU);
    if (gpus.isEmpty()) {
      text.add("no GPU");
    } else {
      counted(text, "GPU", gpus.size());
    }
    named(text, "exporter", named(metrics, EXPORTER));
    return text.toString();
  }

  private static void counted(StringJoiner text, String what, int count) {
    if (count > 0) {
      text.add(count + " " + what + (count == 1 ? "" : "s"));
    }
  }

  private static void named(StringJoiner text, String what, Set<String> names) {
    if (!names.isEmpty()) {
      text.add(what + (names.size() == 1 ? " " : "s ") + String.join(" and ", names));
    }
  }

  private static Set<String> named(List<ResourceMetric> metrics, Pattern pattern) {
    Set<String> names = new LinkedHashSet<>();
    for (ResourceMetric metric : metrics) {
      Matcher matcher = pattern.matcher(metric.name());
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }
}
