package salvo.monitor.source;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;

/**
 * Where each part of a sample is read; closing it ends what measures between two samples. The
 * metrics come last and are guarded already.
 */
public record Sources(
    Source<Double> cpu,
    Source<MemorySample> memory,
    Source<ProcessSample> injector,
    Source<JvmSample> jvm,
    Source<ProcessSample> target,
    MetricSource metrics)
    implements AutoCloseable {

  /** The same, each of them unable to harm the others. */
  public Sources guarded(Consumer<String> warnings) {
    return new Sources(
        new GuardedSource<>("the system CPU", cpu, warnings),
        new GuardedSource<>("the memory", memory, warnings),
        new GuardedSource<>("the injector's process", injector, warnings),
        new GuardedSource<>("the injector's JVM", jvm, warnings),
        new GuardedSource<>("the target's process", target, warnings),
        metrics);
  }

  public ResourceSample read(long epochMillis, long runMillis) {
    return new ResourceSample(
        epochMillis,
        runMillis,
        cpu.read().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        memory.read(),
        injector.read(),
        jvm.read(),
        target.read(),
        new Metrics(metrics.metrics(), metrics.read()));
  }

  @Override
  public void close() {
    List.of(cpu, memory, injector, jvm, target).forEach(Source::close);
    metrics.close();
  }
}
