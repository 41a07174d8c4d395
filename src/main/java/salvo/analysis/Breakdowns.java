package salvo.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorCause;
import salvo.analysis.errors.ErrorHint;
import salvo.analysis.errors.OutcomeClass;
import salvo.config.Settings;
import salvo.slo.Slo;
import salvo.stats.RunStats;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.request.Summary;
import salvo.stats.times.ResponseTimes;

/** Breaks the requests of a run down by how they came out; all counts are exact. */
public final class Breakdowns {

  private Breakdowns() {}

  /**
   * The break-down of the whole run and of each endpoint.
   *
   * @param hints what the system's own failures mean; the first that fits counts
   */
  public static Breakdown of(RunStats stats, Settings.Report settings, List<ErrorHint> hints) {
    List<Scope> scopes = scopes(stats);
    return new Breakdown(
        scopes.stream().map(scope -> scope.outcomes(hints)).toList(),
        scopes.stream().flatMap(scope -> scope.apdex(settings).stream()).toList(),
        scopes.stream().flatMap(scope -> scope.slow(settings.slowAfter())).toList());
  }

  private static List<Scope> scopes(RunStats stats) {
    List<Scope> scopes = new ArrayList<>();
    Set<String> beside = stats.beside();
    List<ErrorCount> ofRequests =
        stats.errors().stream().filter(it -> !beside.contains(it.endpoint())).toList();
    scopes.add(new Scope(Slo.GLOBAL, stats.total(), ofRequests));
    for (Summary endpoint : stats.endpoints()) {
      List<ErrorCount> errors =
          stats.errors().stream().filter(it -> it.endpoint().equals(endpoint.name())).toList();
      scopes.add(new Scope(endpoint.name(), endpoint, errors));
    }
    return scopes;
  }

  /** The requests of the run or of an endpoint, with what failed of them. */
  private record Scope(String name, Summary summary, List<ErrorCount> errors) {

    private static final int LEAST_REFUSAL = 400;

    /** As the index is defined: up to four times the target a user still puts up with it. */
    private static final int TOLERABLE_TARGETS = 4;

    Outcomes outcomes(List<ErrorHint> hints) {
      long refused =
          summary.okStatuses().tailMap(LEAST_REFUSAL).values().stream().mapToLong(n -> n).sum();
      Map<OutcomeClass, Long> ko = failures(hints);
      long client = ko.getOrDefault(OutcomeClass.CLIENT_ERROR, 0L);
      long server = ko.getOrDefault(OutcomeClass.SERVER_ERROR, 0L);
      long timeout = ko.getOrDefault(OutcomeClass.TIMEOUT, 0L);
      long connection = ko.getOrDefault(OutcomeClass.CONNECTION, 0L);
      long check = ko.getOrDefault(OutcomeClass.CHECK_FAILED, 0L);
      long other = summary.ko() - client - server - timeout - connection - check;
      return new Outcomes(
          name, summary.ok() - refused, refused, client, server, timeout, connection, check, other);
    }

    Optional<Apdex> apdex(Settings.Report settings) {
      return Optional.ofNullable(settings.apdex().get(name))
          .filter(target -> summary.requests() > 0)
          .map(target -> new Apdex(name, target.toMillis(), score(target.toMillis())));
    }

    Stream<SlowCount> slow(List<Duration> limits) {
      return limits.stream()
          .map(Duration::toMillis)
          .map(limit -> new SlowCount(name, limit, summary.ofOk().countAbove(limit)));
    }

    private double score(long target) {
      ResponseTimes ok = summary.ofOk();
      long frustrated = ok.countAbove(TOLERABLE_TARGETS * target);
      long tolerating = ok.countAbove(target) - frustrated;
      long satisfied = ok.count() - tolerating - frustrated;
      return (satisfied + tolerating / 2.0) / summary.requests();
    }

    private Map<OutcomeClass, Long> failures(List<ErrorHint> hints) {
      return errors.stream()
          .collect(
              Collectors.groupingBy(
                  error -> ErrorCause.of(error.status(), error.message(), hints).outcome(),
                  Collectors.summingLong(ErrorCount::count)));
    }
  }
}
