package salvo.resources;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.stats.RunStats;

/**
 * Judges objectives of resources, by the samples of the load alone. The scope of such an objective
 * is a column of {@code resources.csv}, whose unit it has; that of another machine begins with its
 * name.
 */
public final class ResourceObjectives {

  private final LoadSamples own;
  private final List<OtherMachine> machines;
  private final RunStats stats;

  /** By the samples of the load, and those of other machines that took part in it. */
  public ResourceObjectives(LoadSamples own, List<OtherMachine> machines, RunStats stats) {
    this.own = own;
    this.machines = machines;
    this.stats = stats;
  }

  /** One result per objective, in the given order; what was not measured is without data. */
  public List<SloResult> evaluate(List<Slo> slos) {
    return slos.stream()
        .map(slo -> SloResult.of(slo, actual(slo), OptionalDouble.empty()))
        .toList();
  }

  private OptionalDouble actual(Slo slo) {
    return Stream.concat(
            own.column(slo.scope()).map(it -> value(slo, own, it)).stream(),
            machines.stream().flatMap(machine -> ofMachine(slo, machine).stream()))
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private Optional<OptionalDouble> ofMachine(Slo slo, OtherMachine machine) {
    String prefix = machine.name() + ": ";
    if (!slo.scope().startsWith(prefix)) {
      return Optional.empty();
    }
    LoadSamples samples = LoadSamples.of(machine.samples(), stats);
    return samples
        .column(slo.scope().substring(prefix.length()))
        .map(column -> value(slo, samples, column));
  }

  private static OptionalDouble value(Slo slo, LoadSamples samples, ResourceColumn column) {
    double[] values =
        samples.intervals().stream()
            .flatMapToDouble(it -> column.value().apply(it.sample()).stream())
            .toArray();
    Optional<Spread> spread = Spread.of(DoubleStream.of(values));
    Metric metric = slo.metric();
    Optional<Double> value =
        switch (metric.kind()) {
          case MEAN -> spread.map(Spread::mean);
          case PERCENTILE -> spread.map(it -> Spread.percentile(values, metric.percent()));
          case MAX -> spread.map(Spread::max);
          case GROWTH -> Growth.of(samples, column.value()).map(Growth::perMinute);
          case ERROR_RATE, MIN_RPS, TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND, GOODPUT, FALL ->
              throw new IllegalArgumentException(slo + " is not an objective of a resource");
        };
    return value.stream().mapToDouble(it -> it * column.resource().unit().scale()).findFirst();
  }
}
