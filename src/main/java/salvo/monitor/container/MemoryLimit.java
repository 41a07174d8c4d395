package salvo.monitor.container;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.monitor.container.ControlGroup.Limit;

/**
 * The memory that a container may use, and what it uses of it: what the kernel could take back at
 * once, because it only caches files that were not read of late, does not count.
 */
record MemoryLimit(double bytes, double usedBytes) {

  /** Version 1 tells that there is no limit by a number beyond any machine's memory. */
  private static final double BEYOND_ANY = 1L << 60;

  /** The smallest around this process; empty where there is none. */
  static Optional<MemoryLimit> read(Path root) {
    return of(ControlGroup.unified(root), "memory.max", "memory.current", "inactive_file")
        .or(
            () ->
                of(
                    ControlGroup.ofController(root, "memory"),
                    "memory.limit_in_bytes",
                    "memory.usage_in_bytes",
                    "total_inactive_file"));
  }

  private static Optional<MemoryLimit> of(
      ControlGroup groups, String limit, String use, String idle) {
    Stream<Limit> limits = groups.having(limit).stream().map(it -> new Limit(it, bytes(it, limit)));
    return Limit.smallest(limits)
        .map(
            it -> {
              double cached = ControlGroup.named(it.group(), "memory.stat", idle).orElse(0);
              return new MemoryLimit(it.value(), Math.max(0, bytes(it.group(), use) - cached));
            });
  }

  private static double bytes(Path group, String file) {
    String word = ControlGroup.words(group, file).get(0);
    double bytes = word.equals("max") ? Double.NaN : Double.parseDouble(word);
    return bytes < BEYOND_ANY ? bytes : Double.NaN;
  }
}
