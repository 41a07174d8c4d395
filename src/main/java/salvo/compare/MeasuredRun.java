package salvo.compare;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import salvo.compare.block.BlockCollector;
import salvo.compare.block.EndpointBlocks;
import salvo.compare.block.RunBlocks;
import salvo.compare.block.UnusableRunException;
import salvo.slo.Metric;
import salvo.stats.request.RequestFigures;
import salvo.stats.times.MillisHistogram;
import salvo.stats.times.ResponseTimes;

/** A run, or several of the same kind added up, that others can be compared with. */
public final class MeasuredRun {

  private final String source;
  private final List<String> ids;
  private final Instant start;
  private final Fingerprint fingerprint;
  private final Optional<String> flaw;
  private final RunBlocks blocks;
  private final Optional<CapacityInterval> capacity;
  private final Unjudged unjudged;

  /** One of which nothing else is told. */
  MeasuredRun(
      String source,
      List<String> ids,
      Instant start,
      Fingerprint fingerprint,
      Optional<String> flaw,
      RunBlocks blocks,
      Optional<CapacityInterval> capacity) {
    this(source, ids, start, fingerprint, flaw, blocks, capacity, Unjudged.NONE);
  }

  private MeasuredRun(
      String source,
      List<String> ids,
      Instant start,
      Fingerprint fingerprint,
      Optional<String> flaw,
      RunBlocks blocks,
      Optional<CapacityInterval> capacity,
      Unjudged unjudged) {
    this.source = source;
    this.ids = List.copyOf(ids);
    this.start = start;
    this.fingerprint = fingerprint;
    this.flaw = flaw;
    this.blocks = blocks;
    this.capacity = capacity;
    this.unjudged = unjudged;
  }

  /**
   * A run that was counted.
   *
   * @param source what it was read from, for messages
   * @param flaw why its figures say little of the target; empty when they do
   * @param capacity that it found, if it is a search
   * @throws UnusableRunException when it has no requests, or too many names of them
   */
  public static MeasuredRun of(
      String source,
      String id,
      Fingerprint fingerprint,
      Optional<String> flaw,
      BlockCollector counted,
      Optional<CapacityInterval> capacity) {
    RunBlocks blocks = counted.blocks(source);
    return new MeasuredRun(
        source,
        List.of(id),
        Instant.ofEpochMilli(counted.firstStartMillis()),
        fingerprint,
        flaw,
        blocks,
        capacity);
  }

  /** The same with what is told of it beside. */
  public MeasuredRun with(Unjudged told) {
    return new MeasuredRun(source, ids, start, fingerprint, flaw, blocks, capacity, told);
  }

  public String source() {
    return source;
  }

  /** The folders of the runs that are in it. */
  public List<String> ids() {
    return ids;
  }

  /** When the first of them started. */
  public Instant start() {
    return start;
  }

  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** Why its figures say little of the target; empty when they do. */
  public Optional<String> flaw() {
    return flaw;
  }

  /** Why it cannot be a baseline, as a sentence; empty where it can. */
  public Optional<String> unfit() {
    return flaw.map(
        it -> source + " cannot serve as a baseline: " + it + (it.endsWith(".") ? "" : "."));
  }

  /** What it found, if it is a search. */
  public Optional<CapacityInterval> capacity() {
    return capacity;
  }

  /** Names of all endpoints, in alphabetical order. */
  public List<String> endpoints() {
    return List.copyOf(blocks.endpoints().keySet());
  }

  /** Requests in all. */
  public long requests() {
    return blocks.requests();
  }

  /**
   * From the beginning of the load to the last start of a request; of runs that were added up their
   * sum.
   */
  public double seconds() {
    return blocks.millis() / 1000.0;
  }

  /** An exact figure of all requests, whose name is empty, or of an endpoint; empty without any. */
  public OptionalDouble figure(String endpoint, Metric metric) {
    Optional<EndpointBlocks> counted =
        endpoint.isEmpty() ? blocks.total() : Optional.ofNullable(blocks.endpoints().get(endpoint));
    return counted
        .filter(it -> it.requests() > 0)
        .map(it -> OptionalDouble.of(metric.value(new Counted(it, seconds()))))
        .orElseGet(OptionalDouble::empty);
  }

  Unjudged unjudged() {
    return unjudged;
  }

  RunBlocks blocks() {
    return blocks;
  }

  Comparison.Run facts(int blocksUsed) {
    return new Comparison.Run(
        source,
        String.join(" + ", ids),
        fingerprint.get(Trait.SIMULATION).orElse(""),
        fingerprint.get(Trait.PROFILE),
        fingerprint.get(Trait.TARGET),
        start,
        seconds(),
        requests(),
        blocksUsed);
  }

  /** The requests of all blocks; their times are put together only when they are asked for. */
  private record Counted(EndpointBlocks blocks, double seconds) implements RequestFigures {

    @Override
    public long requests() {
      return blocks.requests();
    }

    @Override
    public double requestsPerSecond() {
      return requests() / Math.max(0.001, seconds);
    }

    @Override
    public ResponseTimes all() {
      MillisHistogram times = new MillisHistogram();
      Stream.of(blocks.ok(), blocks.ko()).flatMap(List::stream).forEach(it -> it.addTo(times));
      return times;
    }

    @Override
    public double errorRate() {
      return (double) blocks.failures() / requests();
    }
  }
}
