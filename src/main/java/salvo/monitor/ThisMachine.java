package salvo.monitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import salvo.config.Settings;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.exporter.Exporter;
import salvo.monitor.exporter.ExporterClient;
import salvo.monitor.machine.CollectionMetrics;
import salvo.monitor.machine.InjectorJvm;
import salvo.monitor.machine.ListeningProcesses;
import salvo.monitor.machine.Machine;
import salvo.monitor.machine.NvidiaSmi;
import salvo.monitor.machine.ProcessMetrics;
import salvo.monitor.machine.ProcessUse;
import salvo.monitor.machine.SchedulingDelay;
import salvo.monitor.machine.SystemCpu;
import salvo.monitor.machine.WatchedProcesses;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.GuardedMetrics;
import salvo.monitor.source.MetricSource;
import salvo.monitor.source.MetricSources;
import salvo.monitor.source.Sources;
import salvo.monitor.source.SystemTicker;

/** The real sources: this machine, its processes and GPUs, and the exporters of others. */
final class ThisMachine {

  private static final Duration GPU_PATIENCE = Duration.ofSeconds(5);
  private static final Duration EXPORTER_PATIENCE = Duration.ofSeconds(5);
  private static final Path ROOT = Path.of("/");
  private static final Path PROC = Path.of("/proc");

  private final Machine machine = new Machine();
  private final Watched watched;
  private final Duration interval;
  private final Consumer<String> warnings;
  private final WatchedProcesses self = watch(() -> List.of(ProcessHandle.current()));
  private final WatchedProcesses target = watch(this::target);
  private boolean targetSeen;

  private ThisMachine(Watched watched, Duration interval, Consumer<String> warnings) {
    this.watched = watched;
    this.interval = interval;
    this.warnings = warnings;
  }

  static Sources sources(Watched watched, Duration interval, Consumer<String> warnings) {
    return new ThisMachine(watched, interval, warnings).sources();
  }

  private Sources sources() {
    return new Sources(
        new SystemCpu(machine::processorTimes, System::nanoTime),
        machine::memory,
        watched.self() ? new ProcessUse(self::read, System::nanoTime) : Optional::empty,
        watched.self()
            ? new InjectorJvm(SchedulingDelay.start(new SystemTicker("salvo-scheduling-delay")))
            : Optional::empty,
        watched.target().isNone()
            ? Optional::empty
            : new ProcessUse(target::read, System::nanoTime),
        new MetricSources(metrics()));
  }

  private List<MetricSource> metrics() {
    List<MetricSource> all = new ArrayList<>(machine.metrics(warnings));
    all.add(guarded("the container's limits", () -> ContainerMetrics.of(ROOT, System::nanoTime)));
    if (watched.self()) {
      all.add(guarded("the injector's threads", () -> new ProcessMetrics(Subject.INJECTOR, self)));
      all.add(guarded("the injector's collections", CollectionMetrics::new));
    }
    if (!watched.target().isNone()) {
      all.add(guarded("the target's threads", () -> new ProcessMetrics(Subject.TARGET, target)));
    }
    all.add(guarded("the GPUs", this::gpus));
    for (Settings.Exporter exporter : watched.exporters()) {
      all.add(guarded("the exporter " + exporter.name(), () -> exporter(exporter)));
    }
    return all;
  }

  private MetricSource gpus() {
    return NvidiaSmi.start(
        NvidiaSmi.command(interval), NvidiaSmi.period(interval), GPU_PATIENCE, System::nanoTime);
  }

  private MetricSource exporter(Settings.Exporter exporter) {
    return Exporter.start(
        exporter,
        interval,
        new ExporterClient(exporter.url(), EXPORTER_PATIENCE)::get,
        new SystemTicker("salvo-exporter-" + exporter.name()),
        warnings);
  }

  private MetricSource guarded(String name, Supplier<MetricSource> source) {
    return new GuardedMetrics(name, source, warnings);
  }

  private WatchedProcesses watch(Supplier<List<ProcessHandle>> lookUp) {
    return new WatchedProcesses(lookUp, machine::process, System::nanoTime);
  }

  /**
   * The target's processes; none once they have ended.
   *
   * @throws IllegalStateException when there never were any, although one was asked for
   */
  private List<ProcessHandle> target() {
    if (targetSeen && watched.target().pid().isPresent()) {
      return List.of();
    }
    List<Long> pids =
        watched.target().pid().isPresent()
            ? List.of(watched.target().pid().getAsLong())
            : new ListeningProcesses(PROC, machine::connections)
                .on(watched.target().port().orElseThrow());
    List<ProcessHandle> handles =
        pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    if (handles.isEmpty() && !targetSeen && !isGuess()) {
      throw new IllegalStateException(absent());
    }
    targetSeen |= !handles.isEmpty();
    return handles;
  }

  /** A run looks for its target's process unasked: that it is elsewhere is nothing to warn of. */
  private boolean isGuess() {
    return watched.self() && watched.target().port().isPresent();
  }

  private String absent() {
    return watched.target().pid().isPresent()
        ? "no process has the id " + watched.target().pid().getAsLong()
        : "no process that this user may see listens on port "
            + watched.target().port().orElseThrow();
  }
}
