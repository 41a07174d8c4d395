package salvo.compare.block;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import salvo.stats.times.TimeCounts;

/**
 * The response times of one endpoint, or of all, block by block of a run.
 *
 * @param ok of the successful requests that started in each block
 * @param ko of the failed ones; as many blocks
 */
public record EndpointBlocks(List<TimeCounts> ok, List<TimeCounts> ko) {

  public EndpointBlocks {
    ok = List.copyOf(ok);
    ko = List.copyOf(ko);
    if (ok.size() != ko.size()) {
      throw new IllegalArgumentException(ok.size() + " blocks of ok, " + ko.size() + " of ko");
    }
  }

  public int blocks() {
    return ok.size();
  }

  public long requests() {
    return count(ok) + count(ko);
  }

  public long failures() {
    return count(ko);
  }

  /** All requests of a block. */
  public TimeCounts all(int block) {
    return ok.get(block).plus(ko.get(block));
  }

  EndpointBlocks plus(EndpointBlocks other) {
    return new EndpointBlocks(sums(ok, other.ok), sums(ko, other.ko));
  }

  /** As many neighbours as {@code times} joined to one block; the last may have fewer. */
  EndpointBlocks coarser(int times) {
    return new EndpointBlocks(joined(ok, times), joined(ko, times));
  }

  /** All blocks from the given one on joined to it. */
  EndpointBlocks withLast(int block) {
    return new EndpointBlocks(withLast(ok, block), withLast(ko, block));
  }

  private static long count(List<TimeCounts> blocks) {
    return blocks.stream().mapToLong(TimeCounts::total).sum();
  }

  private static List<TimeCounts> sums(List<TimeCounts> first, List<TimeCounts> second) {
    return IntStream.range(0, first.size())
        .mapToObj(i -> first.get(i).plus(second.get(i)))
        .toList();
  }

  private static List<TimeCounts> joined(List<TimeCounts> blocks, int times) {
    List<TimeCounts> joined = new ArrayList<>();
    for (int from = 0; from < blocks.size(); from += times) {
      joined.add(TimeCounts.sum(blocks.subList(from, Math.min(from + times, blocks.size()))));
    }
    return joined;
  }

  private static List<TimeCounts> withLast(List<TimeCounts> blocks, int block) {
    List<TimeCounts> kept = new ArrayList<>(blocks.subList(0, block));
    kept.add(TimeCounts.sum(blocks.subList(block, blocks.size())));
    return kept;
  }
}
