package salvo.merge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import salvo.saved.RunFacts;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.cost.CostTotals;
import salvo.stats.request.RequestStatuses;
import salvo.stats.stream.StreamClock;
import salvo.stats.stream.StreamTotals;

/** Adds up what the events of several runs told. */
final class LiveSum {

  private final Map<Request, RequestStatuses> statuses = new LinkedHashMap<>();

  private LiveSum() {}

  private record Request(List<String> groups, String name) {}

  static RunFacts.Live of(Collection<RunFacts.Live> parts) {
    LiveSum sum = new LiveSum();
    for (RunFacts.Live part : parts) {
      part.statuses()
          .forEach(it -> sum.statuses.merge(new Request(it.groups(), it.name()), it, LiveSum::sum));
    }
    return new RunFacts.Live(
        List.copyOf(sum.statuses.values()),
        errors(parts, RunFacts.Live::errors),
        errors(parts, RunFacts.Live::crashes),
        streams(parts),
        costs(parts),
        parts.stream().mapToLong(RunFacts.Live::retries).sum(),
        parts.stream().flatMap(it -> it.clock().stream()).reduce(StreamClock::plus));
  }

  private static List<ErrorCount> errors(
      Collection<RunFacts.Live> parts, Function<RunFacts.Live, List<ErrorCount>> of) {
    return ErrorCount.sum(parts.stream().map(of).flatMap(List::stream));
  }

  private static List<StreamTotals> streams(Collection<RunFacts.Live> parts) {
    Map<String, StreamTotals> sums = new TreeMap<>();
    parts.stream()
        .flatMap(it -> it.streams().stream())
        .forEach(it -> sums.merge(it.name(), it, StreamTotals::plus));
    return List.copyOf(sums.values());
  }

  private static List<CostTotals> costs(Collection<RunFacts.Live> parts) {
    Map<String, CostTotals> sums = new TreeMap<>();
    parts.stream()
        .flatMap(it -> it.costs().stream())
        .forEach(it -> sums.merge(it.name(), it, CostTotals::plus));
    return List.copyOf(sums.values());
  }

  private static RequestStatuses sum(RequestStatuses a, RequestStatuses b) {
    return new RequestStatuses(a.groups(), a.name(), sum(a.ok(), b.ok()), sum(a.ko(), b.ko()));
  }

  private static Map<Integer, Long> sum(Map<Integer, Long> a, Map<Integer, Long> b) {
    Map<Integer, Long> sum = new TreeMap<>(a);
    b.forEach((status, count) -> sum.merge(status, count, Long::sum));
    return sum;
  }
}
