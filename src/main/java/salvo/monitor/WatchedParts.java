package salvo.monitor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject;
import salvo.monitor.sample.Subject.Kind;

/** Of the machine, what is watched and what it lacks, in a line. */
public final class WatchedParts {

  private WatchedParts() {}

  /** Such as "2 processors, disk sda, networks eth0 and lo, no GPU". */
  public static String text(List<ResourceMetric> metrics) {
    StringJoiner text = new StringJoiner(", ");
    counted(text, "processor", devices(metrics, Kind.PROCESSOR).size());
    named(text, "disk", devices(metrics, Kind.DISK));
    named(text, "network", devices(metrics, Kind.NETWORK));
    Set<String> gpus = devices(metrics, Kind.GPU);
    if (gpus.isEmpty()) {
      text.add("no GPU");
    } else {
      counted(text, "GPU", gpus.size());
    }
    named(text, "exporter", devices(metrics, Kind.EXPORTER));
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

  private static Set<String> devices(List<ResourceMetric> metrics, Kind kind) {
    return metrics.stream()
        .map(ResourceMetric::subject)
        .filter(it -> it.is(kind))
        .map(Subject::device)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
