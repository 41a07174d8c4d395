package salvo.saved;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorClusters;
import salvo.compare.block.BlockCollector;
import salvo.config.Settings;
import salvo.event.RecordKinds;
import salvo.event.RecordSink;
import salvo.event.RunEvent;
import salvo.stats.ParallelCounter;
import salvo.stats.StatsCollector;
import salvo.stats.request.RequestStatuses;

/**
 * Counts the events of a log, in their order, into what the report of its run is made from: all of
 * them as they are, or all as records. For one caller.
 */
public final class RunCount implements Consumer<RunEvent>, RecordSink, AutoCloseable {

  private final RunBaseline.Found found;
  private final StatsCollector collected;
  private final BlockCollector blocks;
  private final ParallelCounter counter;
  private RecordKinds kinds;

  /** Begins to count for the run that the facts tell of. */
  RunCount(RunFacts facts) {
    found = baseline(facts);
    collected = collector(facts);
    blocks = blockCollector(facts);
    counter = new ParallelCounter(collected);
  }

  @Override
  public void accept(RunEvent event) {
    if (baseline().isPresent()) {
      blocks.accept(event);
    }
    counter.accept(event);
  }

  @Override
  public void begin(RecordKinds its) {
    kinds = its;
    counter.begin(its);
  }

  @Override
  public void accept(int[] records, int from) {
    if (baseline().isPresent()) {
      blocks.accept(kinds.event(records, from));
    }
    counter.accept(records, from);
  }

  /** Waits until everything is counted. */
  @Override
  public void close() {
    counter.close();
  }

  Optional<RunBaseline> baseline() {
    return found.baseline();
  }

  /** Why the run cannot be compared, in a sentence. */
  Optional<String> missingBaseline() {
    return found.missing();
  }

  StatsCollector collected() {
    return collected;
  }

  BlockCollector blocks() {
    return blocks;
  }

  static BlockCollector blockCollector(RunFacts facts) {
    return new BlockCollector(facts.unmeasuredScenarios(), facts.reporting().skipFirst());
  }

  /** A run that Salvo made is judged already: it lacks no more than the comparison. */
  private static RunBaseline.Found baseline(RunFacts facts) {
    Settings.Comparison named = facts.reporting().comparison();
    return facts.isOfLogAlone()
        ? new RunBaseline.Found(RunBaseline.of(named, "", ""), Optional.empty())
        : RunBaseline.find(named, facts.identity().system(), facts.identity().profile());
  }

  private static StatsCollector collector(RunFacts facts) {
    return new StatsCollector(
            facts.unmeasuredScenarios(),
            facts.reporting().skipFirst(),
            ErrorClusters.kinds(facts.hints()))
        .withNames(
            facts.outcome().live().isPresent() ? 0 : facts.reporting().mostNames(),
            namesAsInTheRun(facts),
            facts.reporting().mostNames());
  }

  /** Those that are judged, and those that the run itself counted apart. */
  private static Set<String> namesAsInTheRun(RunFacts facts) {
    return Stream.concat(
            facts.objectives().judged().stream().map(it -> it.slo().scope()),
            facts.outcome().live().stream()
                .flatMap(it -> it.statuses().stream())
                .map(RequestStatuses::name))
        .collect(Collectors.toSet());
  }
}
