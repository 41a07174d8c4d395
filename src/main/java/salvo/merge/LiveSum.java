package salvo.merge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import salvo.saved.RunFacts;
import salvo.stats.RunStats;
import salvo.stats.request.RequestStatuses;

/** Adds up what the events of several runs told. */
final class LiveSum {

  private final Map<Request, RequestStatuses> statuses = new LinkedHashMap<>();
  private final Map<Failure, RunStats.ErrorCount> errors = new LinkedHashMap<>();
  private final Map<Failure, RunStats.ErrorCount> crashes = new LinkedHashMap<>();

  private LiveSum() {}

  private record Request(List<String> groups, String name) {}

  private record Failure(String endpoint, String message, int status) {}

  static RunFacts.Live of(Collection<RunFacts.Live> parts) {
    LiveSum sum = new LiveSum();
    for (RunFacts.Live part : parts) {
      part.statuses()
          .forEach(it -> sum.statuses.merge(new Request(it.groups(), it.name()), it, LiveSum::sum));
      part.errors().forEach(it -> sum.errors.merge(key(it), it, LiveSum::sum));
      part.crashes().forEach(it -> sum.crashes.merge(key(it), it, LiveSum::sum));
    }
    return new RunFacts.Live(
        List.copyOf(sum.statuses.values()),
        List.copyOf(sum.errors.values()),
        List.copyOf(sum.crashes.values()),
        parts.stream().mapToLong(RunFacts.Live::retries).sum());
  }

  private static Failure key(RunStats.ErrorCount it) {
    return new Failure(it.endpoint(), it.message(), it.status());
  }

  private static RequestStatuses sum(RequestStatuses a, RequestStatuses b) {
    return new RequestStatuses(a.groups(), a.name(), sum(a.ok(), b.ok()), sum(a.ko(), b.ko()));
  }

  private static Map<Integer, Long> sum(Map<Integer, Long> a, Map<Integer, Long> b) {
    Map<Integer, Long> sum = new TreeMap<>(a);
    b.forEach((status, count) -> sum.merge(status, count, Long::sum));
    return sum;
  }

  private static RunStats.ErrorCount sum(RunStats.ErrorCount a, RunStats.ErrorCount b) {
    return new RunStats.ErrorCount(
        a.endpoint(),
        a.message(),
        a.status(),
        a.count() + b.count(),
        Math.min(a.firstMillis(), b.firstMillis()),
        Math.max(a.lastMillis(), b.lastMillis()));
  }
}
