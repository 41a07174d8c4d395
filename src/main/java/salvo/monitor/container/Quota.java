package salvo.monitor.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.monitor.container.ControlGroup.Limit;

/**
 * The processors that a container may use, and how it fared with them.
 *
 * @param cores the limit
 * @param usedSeconds processor time so far; not a number where it is not told
 * @param periods in which the quota was handed out so far
 * @param throttled those of them in which it was used up, and the container stopped
 * @param throttledSeconds how long it was stopped so far, summed over the processors
 */
record Quota(
    double cores, double usedSeconds, double periods, double throttled, double throttledSeconds) {

  private static final double MICROS = 1e6;
  private static final double NANOS = 1e9;

  /** The smallest around this process; empty where there is none. */
  static Optional<Quota> read(Path root) {
    return ofVersion2(root).or(() -> ofVersion1(root));
  }

  private static Optional<Quota> ofVersion2(Path root) {
    Stream<Limit> limits =
        ControlGroup.unified(root).having("cpu.max").stream()
            .map(it -> new Limit(it, cores(ControlGroup.words(it, "cpu.max"))));
    return Limit.smallest(limits)
        .map(
            it ->
                new Quota(
                    it.value(),
                    count(it.group(), "usage_usec") / MICROS,
                    count(it.group(), "nr_periods"),
                    count(it.group(), "nr_throttled"),
                    count(it.group(), "throttled_usec") / MICROS));
  }

  /** {@code 30000 100000}, or {@code max 100000} where there is no limit. */
  private static double cores(List<String> words) {
    return words.get(0).equals("max") ? Double.NaN : number(words.get(0)) / number(words.get(1));
  }

  private static Optional<Quota> ofVersion1(Path root) {
    ControlGroup processors = ControlGroup.ofController(root, "cpu");
    Stream<Limit> limits =
        processors.having("cpu.cfs_quota_us").stream()
            .map(
                it ->
                    new Limit(
                        it, figure(it, "cpu.cfs_quota_us") / figure(it, "cpu.cfs_period_us")));
    return Limit.smallest(limits)
        .map(
            it ->
                new Quota(
                    it.value(),
                    usedSeconds(it.group()),
                    count(it.group(), "nr_periods"),
                    count(it.group(), "nr_throttled"),
                    count(it.group(), "throttled_time") / NANOS));
  }

  /** Told where accounting and limits are mounted together: elsewhere the groups may differ. */
  private static double usedSeconds(Path group) {
    return Files.isReadable(group.resolve("cpuacct.usage"))
        ? figure(group, "cpuacct.usage") / NANOS
        : Double.NaN;
  }

  private static double count(Path group, String word) {
    return ControlGroup.named(group, "cpu.stat", word).orElse(Double.NaN);
  }

  private static double figure(Path group, String file) {
    return number(ControlGroup.words(group, file).get(0));
  }

  private static double number(String word) {
    return Double.parseDouble(word);
  }
}
