package salvo.compare.block;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.stats.times.TimeCounts;

/**
 * A run cut into blocks of time; a request belongs to the block in which it started.
 *
 * @param blockMillis length of a block; the first and the last may be longer or shorter
 * @param lengths how much time each block covers, in ms; of merged runs the sum
 * @param endpoints by request name, in alphabetical order, each with as many blocks
 * @param beside those of the names that are no requests, such as the completion of a job
 */
public record RunBlocks(
    long blockMillis,
    List<Long> lengths,
    SortedMap<String, EndpointBlocks> endpoints,
    Set<String> beside) {

  public RunBlocks {
    lengths = List.copyOf(lengths);
    beside = Set.copyOf(beside);
    endpoints = Collections.unmodifiableSortedMap(new TreeMap<>(endpoints));
    int blocks = lengths.size();
    if (endpoints.values().stream().anyMatch(it -> it.blocks() != blocks)) {
      throw new IllegalArgumentException("An endpoint has not " + blocks + " blocks");
    }
  }

  public int blocks() {
    return lengths.size();
  }

  /** From the beginning of the load to the last start of a request. */
  public long millis() {
    return lengths.stream().mapToLong(Long::longValue).sum();
  }

  /** All requests; empty without any. */
  public Optional<EndpointBlocks> total() {
    return ofRequests().reduce(EndpointBlocks::plus);
  }

  public long requests() {
    return ofRequests().mapToLong(EndpointBlocks::requests).sum();
  }

  /** Requests, and what is beside them. */
  public long counted() {
    return endpoints.values().stream().mapToLong(EndpointBlocks::requests).sum();
  }

  private Stream<EndpointBlocks> ofRequests() {
    return endpoints.entrySet().stream()
        .filter(it -> !beside.contains(it.getKey()))
        .map(Map.Entry::getValue);
  }

  /** The same, where more of the names are known to be of no requests. */
  public RunBlocks withBeside(Set<String> more) {
    Set<String> all = new TreeSet<>(beside);
    all.addAll(more);
    return new RunBlocks(blockMillis, lengths, endpoints, all);
  }

  /** How many distinct times its blocks have, in all. */
  public long numbers() {
    return endpoints.values().stream()
        .flatMap(it -> Stream.concat(it.ok().stream(), it.ko().stream()))
        .mapToLong(TimeCounts::size)
        .sum();
  }

  /** As many neighbours as {@code times} joined to one block; the last may have fewer. */
  public RunBlocks coarser(int times) {
    if (times == 1) {
      return this;
    }
    List<Long> joined = new ArrayList<>();
    for (int from = 0; from < blocks(); from += times) {
      joined.add(sum(lengths.subList(from, Math.min(from + times, blocks()))));
    }
    return changed(times * blockMillis, joined, it -> it.coarser(times));
  }

  /** At most that many blocks: the rest joined to the last of them. */
  RunBlocks atMost(int most) {
    if (blocks() <= most) {
      return this;
    }
    List<Long> kept = new ArrayList<>(lengths.subList(0, most - 1));
    kept.add(sum(lengths.subList(most - 1, blocks())));
    return changed(blockMillis, kept, it -> it.withLast(most - 1));
  }

  /** Block by block the sum of both, which have the same length of block and number of them. */
  public RunBlocks plus(RunBlocks other) {
    List<Long> sums =
        IntStream.range(0, blocks()).mapToObj(i -> lengths.get(i) + other.lengths.get(i)).toList();
    SortedMap<String, EndpointBlocks> both = new TreeMap<>(endpoints);
    other.endpoints.forEach((name, blocks) -> both.merge(name, blocks, EndpointBlocks::plus));
    return new RunBlocks(blockMillis, sums, both, beside).withBeside(other.beside);
  }

  private RunBlocks changed(long millis, List<Long> lengths, UnaryOperator<EndpointBlocks> change) {
    SortedMap<String, EndpointBlocks> changed = new TreeMap<>();
    endpoints.forEach((name, blocks) -> changed.put(name, change.apply(blocks)));
    return new RunBlocks(millis, lengths, changed, beside);
  }

  private static long sum(List<Long> lengths) {
    return lengths.stream().mapToLong(Long::longValue).sum();
  }
}
