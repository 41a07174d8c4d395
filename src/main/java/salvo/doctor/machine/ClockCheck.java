package salvo.doctor.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;
import salvo.text.Quantity;

/**
 * Whether the clock on the wall goes as fast as the one that only counts, and whether reading it is
 * cheap.
 *
 * @param wallMillis the time of day
 * @param nanos the clock that nobody sets
 * @param pause lets a while go by
 */
record ClockCheck(LongSupplier wallMillis, LongSupplier nanos, Runnable pause, Path root)
    implements Check {

  private static final Path SOURCE =
      Path.of("sys/devices/system/clocksource/clocksource0/current_clocksource");
  private static final List<String> SLOW = List.of("hpet", "acpi_pm", "jiffies", "pit");
  private static final long SPAN_NANOS = 200_000_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MOST_APART_MILLIS = 20;

  static ClockCheck ofThisMachine(Path root) {
    return new ClockCheck(
        System::currentTimeMillis, System::nanoTime, ClockCheck::waitAWhile, root);
  }

  private static void waitAWhile() {
    long end = System.nanoTime() + SPAN_NANOS;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Finding look() {
    long wallStart = wallMillis.getAsLong();
    long nanosStart = nanos.getAsLong();
    pause.run();
    double wall = wallMillis.getAsLong() - wallStart;
    double counted = (nanos.getAsLong() - nanosStart) / NANOS_PER_MILLI;
    double apart = wall - counted;
    if (Math.abs(apart) > MOST_APART_MILLIS) {
      return Finding.problem(
          name(),
          "it was adjusted during the check, by " + Quantity.millis(Math.abs(apart)),
          "Let the time service of this machine settle before a run: response times are taken from"
              + " this clock.");
    }
    Optional<String> source = source();
    if (source.filter(SLOW::contains).isPresent()) {
      return Finding.note(
          name(),
          "its source is " + source.get() + ", which takes microseconds to read",
          "Switch to tsc where the machine has it: "
              + "echo tsc > /"
              + SOURCE
              + ", or expect less load from this injector.");
    }
    return Finding.ok(name(), "steady" + source.map(it -> ", its source is " + it).orElse(""));
  }

  private Optional<String> source() {
    Path file = root.resolve(SOURCE);
    try {
      return Files.isReadable(file)
          ? Optional.of(Files.readString(file).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
