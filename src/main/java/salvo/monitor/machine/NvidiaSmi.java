package salvo.monitor.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import salvo.Daemon;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.MetricSource;
import salvo.monitor.source.MetricSources;
import salvo.text.Unit;

/**
 * GPUs of NVIDIA, by one long-lived {@code nvidia-smi} that tells of every device once per period.
 * A machine without it has no GPU metrics, and that costs nothing.
 */
public final class NvidiaSmi implements MetricSource {

  private static final String QUERY =
      "--query-gpu=timestamp,index,utilization.gpu,memory.used,memory.total,temperature.gpu,"
          + "power.draw";
  private static final int INDEX = 1;
  private static final int FIELDS = 7;
  private static final double MIB = 1 << 20;
  private static final int FRESH_PERIODS = 3;

  private final Process process;
  private final LongSupplier nanoClock;
  private final long freshNanos;
  private final Map<Integer, Line> latest = new TreeMap<>();
  private final CountDownLatch complete = new CountDownLatch(1);
  private List<Integer> devices = List.of();
  private boolean ended;

  private record Line(double[] values, long nanos) {}

  private NvidiaSmi(Process process, Duration period, LongSupplier nanoClock) {
    this.process = process;
    this.nanoClock = nanoClock;
    this.freshNanos = FRESH_PERIODS * period.toNanos();
  }

  /** The command; its period is in whole seconds. */
  public static List<String> command(Duration interval) {
    return List.of(
        "nvidia-smi",
        QUERY,
        "--format=csv,noheader,nounits",
        "-l",
        Long.toString(period(interval).toSeconds()));
  }

  public static Duration period(Duration interval) {
    return Duration.ofSeconds(Math.max(1, interval.toSeconds()));
  }

  /**
   * Starts the command and waits until it has told of every device once.
   *
   * @return the metrics of all devices; none where there is no such command, or no device
   */
  public static MetricSource start(
      List<String> command, Duration period, Duration patience, LongSupplier nanoClock) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return MetricSources.NONE;
    }
    NvidiaSmi source = new NvidiaSmi(process, period, nanoClock);
    Daemon.thread("salvo-nvidia-smi", source::listen).start();
    return source.isComplete(patience) ? source : MetricSources.NONE;
  }

  @Override
  public List<ResourceMetric> metrics() {
    return devices.stream()
        .map(Subject::gpu)
        .flatMap(
            gpu ->
                Stream.of(
                    ResourceMetric.of(gpu, "load", Unit.SHARE),
                    ResourceMetric.of(gpu, "memory_used", Unit.BYTES),
                    ResourceMetric.of(gpu, "memory_total", Unit.BYTES),
                    ResourceMetric.of(gpu, "temperature", Unit.CELSIUS),
                    ResourceMetric.of(gpu, "power", Unit.WATTS)))
        .toList();
  }

  @Override
  public synchronized double[] read() {
    if (ended) {
      throw new IllegalStateException("nvidia-smi has ended");
    }
    return devices.stream().flatMapToDouble(device -> Arrays.stream(fresh(device))).toArray();
  }

  @Override
  public void close() {
    process.destroy();
  }

  private double[] fresh(int device) {
    Line line = latest.get(device);
    if (nanoClock.getAsLong() - line.nanos() <= freshNanos) {
      return line.values();
    }
    double[] unknown = new double[line.values().length];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  private boolean isComplete(Duration patience) {
    boolean told = false;
    try {
      told = complete.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      devices = List.copyOf(latest.keySet());
    }
    if (!told || devices.isEmpty()) {
      close();
      return false;
    }
    return true;
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(this::take);
    } catch (IOException | UncheckedIOException e) {
      // The pipe breaks when the process is ended: what follows is the same.
    }
    synchronized (this) {
      ended = true;
    }
    complete.countDown();
  }

  /** A device that is told of again shows that all others have been. */
  private synchronized void take(String text) {
    List<String> fields = List.of(text.split(",", -1));
    if (fields.size() != FIELDS) {
      return;
    }
    double index = number(fields.get(INDEX));
    if (Double.isNaN(index)) {
      return;
    }
    Line line = new Line(values(fields.subList(INDEX + 1, FIELDS)), nanoClock.getAsLong());
    if (latest.put((int) index, line) != null) {
      complete.countDown();
    }
  }

  private static double[] values(List<String> fields) {
    List<Double> numbers = new ArrayList<>();
    fields.forEach(field -> numbers.add(number(field)));
    return new double[] {
      numbers.get(0) / 100,
      numbers.get(1) * MIB,
      numbers.get(2) * MIB,
      numbers.get(3),
      numbers.get(4)
    };
  }

  /** Devices that do not tell something say {@code [N/A]}. */
  private static double number(String field) {
    try {
      return Double.parseDouble(field.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
