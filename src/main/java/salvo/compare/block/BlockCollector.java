package salvo.compare.block;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import salvo.event.RunEvent;
import salvo.stats.times.TimeCounter;
import salvo.stats.times.TimeCounts;

/**
 * Cuts a run into blocks of time while its events come, in any order. How long the run is shows
 * only at its end, so blocks begin with half a second and double whenever there are more than
 * {@value #MOST_BLOCKS}, or more distinct values than memory is meant for. Safe for use by several
 * threads.
 */
public final class BlockCollector {

  public static final long LEAST_BLOCK_MILLIS = 500;
  static final int MOST_BLOCKS = 60;
  static final int MOST_ENDPOINTS = 2_000;

  /** Below this a run has too few blocks to be compared: then memory has to do. */
  private static final int LEAST_BLOCKS = 30;

  private static final long MOST_NUMBERS = 12_000_000;
  private static final long REQUESTS_PER_CHECK = 1 << 20;

  private final Map<String, Counters> endpoints = new HashMap<>();
  private final Set<String> beside = new HashSet<>();
  private final long mostNumbers;
  private final Set<String> unmeasuredScenarios;
  private final long skipMillis;
  private long beginning = Long.MAX_VALUE;
  private long blockMillis = LEAST_BLOCK_MILLIS;
  private long origin;
  private long firstStart = Long.MAX_VALUE;
  private long lastStart = Long.MIN_VALUE;
  private int lastBlock;
  private long requests;
  private boolean tooManyNames;

  public BlockCollector() {
    this(Set.of(), Duration.ZERO);
  }

  /**
   * One that leaves out the beginning, by the rule of {@link salvo.stats.StatsCollector}.
   *
   * @param unmeasuredScenarios whose users are not the first
   * @param skip requests that start within this time of the first measured user or request
   */
  public BlockCollector(Set<String> unmeasuredScenarios, Duration skip) {
    this(MOST_NUMBERS, unmeasuredScenarios, skip);
  }

  BlockCollector(long mostNumbers, Set<String> unmeasuredScenarios, Duration skip) {
    this.mostNumbers = mostNumbers;
    this.unmeasuredScenarios = Set.copyOf(unmeasuredScenarios);
    this.skipMillis = skip.toMillis();
  }

  /** Counts a request; of a user it notes the start. */
  public synchronized void accept(RunEvent event) {
    if (event instanceof RunEvent.User user) {
      boolean begins = user.start() && !unmeasuredScenarios.contains(user.scenario());
      beginning = begins ? Math.min(beginning, user.atMillis()) : beginning;
    } else if (event instanceof RunEvent.Request request) {
      if (!request.isBeside() || beginning == Long.MAX_VALUE) {
        beginning = Math.min(beginning, request.startMillis());
      }
      if (skipMillis == 0 || request.startMillis() >= beginning + skipMillis) {
        count(request);
      }
    }
  }

  private void count(RunEvent.Request request) {
    long start = request.startMillis();
    origin = requests == 0 ? beginning + skipMillis : origin;
    if (!request.isBeside()) {
      firstStart = Math.min(firstStart, start);
      lastStart = Math.max(lastStart, start);
    }
    while ((start - origin) / blockMillis >= MOST_BLOCKS) {
      doubleBlocks();
    }
    // What started before the beginning was known is in the first block, which is that much longer.
    int block = (int) Math.max(0, (start - origin) / blockMillis);
    lastBlock = Math.max(lastBlock, block);
    Optional<Counters> counters = countersOf(request.name());
    if (counters.isPresent() && request.isBeside()) {
      beside.add(request.name());
    }
    counters.ifPresent(
        it ->
            it.of(block, request.ok())
                .add(Math.max(0, request.endMillis() - start), request.times()));
    requests++;
    if (requests % REQUESTS_PER_CHECK == 0) {
      saveMemory();
    }
  }

  /** The endpoint's counters; empty when there are too many endpoints already. */
  private Optional<Counters> countersOf(String name) {
    Counters known = endpoints.get(name);
    if (known == null && endpoints.size() < MOST_ENDPOINTS) {
      known = new Counters();
      endpoints.put(name, known);
    }
    tooManyNames |= known == null;
    return Optional.ofNullable(known);
  }

  /** When the first request started, epoch ms. */
  public synchronized long firstStartMillis() {
    return firstStart;
  }

  /**
   * The blocks so far; a last one of less than half the length is part of its neighbour.
   *
   * @param source what is counted, for messages
   * @throws UnusableRunException when there is no request, or too many names of them
   */
  public synchronized RunBlocks blocks(String source) {
    requireUsable(source);
    SortedMap<String, EndpointBlocks> counted = new TreeMap<>();
    endpoints.forEach((name, counters) -> counted.put(name, counters.blocks(lastBlock + 1)));
    RunBlocks all = new RunBlocks(blockMillis, lengths(), counted, beside);
    boolean shortEnd = 2 * all.lengths().get(lastBlock) < blockMillis;
    return shortEnd && lastBlock > 0 ? all.atMost(lastBlock) : all;
  }

  private void requireUsable(String source) {
    if (beside.containsAll(endpoints.keySet())) {
      throw new UnusableRunException(
          source + " has no requests to compare: choose a run that has some.");
    }
    if (tooManyNames) {
      throw new UnusableRunException(
          source
              + " has more than "
              + MOST_ENDPOINTS
              + " request names. Names that vary with the data (a number, an id) cannot be"
              + " compared: give such requests one name.");
    }
  }

  private List<Long> lengths() {
    List<Long> lengths = new ArrayList<>();
    for (int block = 0; block <= lastBlock; block++) {
      long from = block == 0 ? Math.min(firstStart, origin) : origin + block * blockMillis;
      lengths.add(Math.min(lastStart, origin + (block + 1) * blockMillis) - from);
    }
    return lengths;
  }

  private void saveMemory() {
    while (lastBlock >= LEAST_BLOCKS && footprint() > mostNumbers) {
      doubleBlocks();
    }
  }

  private long footprint() {
    return endpoints.values().stream().mapToLong(Counters::footprint).sum();
  }

  private void doubleBlocks() {
    blockMillis *= 2;
    lastBlock /= 2;
    endpoints.replaceAll((name, counters) -> counters.coarser());
  }

  /** The counters of one endpoint, by block and outcome; there is none where nothing happened. */
  private static final class Counters {

    private final TimeCounter[] ok = new TimeCounter[MOST_BLOCKS];
    private final TimeCounter[] ko = new TimeCounter[MOST_BLOCKS];

    TimeCounter of(int block, boolean success) {
      TimeCounter[] counters = success ? ok : ko;
      if (counters[block] == null) {
        counters[block] = new TimeCounter();
      }
      return counters[block];
    }

    public EndpointBlocks blocks(int blocks) {
      return new EndpointBlocks(counts(ok, blocks), counts(ko, blocks));
    }

    Counters coarser() {
      Counters coarser = new Counters();
      for (int block = 0; block < MOST_BLOCKS; block++) {
        if (ok[block] != null) {
          coarser.of(block / 2, true).add(ok[block]);
        }
        if (ko[block] != null) {
          coarser.of(block / 2, false).add(ko[block]);
        }
      }
      return coarser;
    }

    long footprint() {
      return Stream.of(ok, ko)
          .flatMap(Arrays::stream)
          .filter(Objects::nonNull)
          .mapToLong(TimeCounter::footprint)
          .sum();
    }

    private static List<TimeCounts> counts(TimeCounter[] counters, int blocks) {
      return Arrays.stream(counters, 0, blocks)
          .map(it -> it == null ? TimeCounts.NONE : it.counts())
          .toList();
    }
  }
}
