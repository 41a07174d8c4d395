package salvo.monitor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import salvo.monitor.ResourceSample.JvmSample;
import salvo.monitor.ResourceSample.MemorySample;
import salvo.monitor.ResourceSample.ProcessSample;

/** Where each part of a sample is read; closing it ends what measures between two samples. */
record Sources(
    Source<Double> cpu,
    Source<MemorySample> memory,
    Source<ProcessSample> injector,
    Source<JvmSample> jvm,
    Source<ProcessSample> target)
    implements AutoCloseable {

  /** The real ones; without a process number the target's part stays empty. */
  static Sources ofThisMachine(OptionalLong targetPid) {
    Machine machine = new Machine();
    return new Sources(
        new SystemCpu(machine::processorTimes, System::nanoTime),
        machine::memory,
        process(machine, ProcessHandle.current()),
        new InjectorJvm(SchedulingDelay.start(new SystemTicker("salvo-scheduling-delay"))),
        targetPid.isPresent() ? target(machine, targetPid.getAsLong()) : Optional::empty);
  }

  /** The same, each of them unable to harm the others. */
  Sources guarded(Consumer<String> warnings) {
    return new Sources(
        new GuardedSource<>("the system CPU", cpu, warnings),
        new GuardedSource<>("the memory", memory, warnings),
        new GuardedSource<>("the injector's process", injector, warnings),
        new GuardedSource<>("the injector's JVM", jvm, warnings),
        new GuardedSource<>("the target's process", target, warnings));
  }

  ResourceSample read(long epochMillis, long runMillis) {
    return new ResourceSample(
        epochMillis,
        runMillis,
        cpu.read().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        memory.read(),
        injector.read(),
        jvm.read(),
        target.read());
  }

  @Override
  public void close() {
    List.of(cpu, memory, injector, jvm, target).forEach(Source::close);
  }

  private static Source<ProcessSample> target(Machine machine, long pid) {
    return ProcessHandle.of(pid)
        .map(handle -> process(machine, handle))
        .orElseGet(() -> missing(pid));
  }

  private static Source<ProcessSample> process(Machine machine, ProcessHandle handle) {
    Supplier<Optional<ProcessUse.Reading>> reading = () -> machine.process(handle);
    return new ProcessUse(reading, System::nanoTime);
  }

  private static Source<ProcessSample> missing(long pid) {
    return () -> {
      throw new IllegalStateException("no process has the number " + pid);
    };
  }
}
