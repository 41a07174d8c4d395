package salvo.capacity.level;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import salvo.slo.Slo;

/**
 * Which requests were good: they succeeded, and took no longer than the widest bound on the times
 * of their name, and than that of all requests.
 */
final class GoodRequests {

  private final Map<String, Double> limits;

  GoodRequests(List<Slo> slos) {
    limits =
        slos.stream()
            .filter(it -> !it.metric().isOfResource() && it.metric().isTime())
            .collect(Collectors.toMap(Slo::scope, Slo::target, Math::max));
  }

  long number(Observation second) {
    return second.requests().entrySet().stream()
        .mapToLong(it -> number(it.getKey(), it.getValue()))
        .sum();
  }

  private long number(String name, Observation.Ended ended) {
    double limit = Math.min(limit(name), limit(Slo.GLOBAL));
    return ended.ok().total() - Times.above(ended.ok(), limit);
  }

  private double limit(String scope) {
    return limits.getOrDefault(scope, Double.POSITIVE_INFINITY);
  }
}
