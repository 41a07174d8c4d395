package salvo.saved.injector;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import salvo.analysis.errors.ErrorCause;
import salvo.analysis.errors.InjectorFailures;
import salvo.analysis.errors.OutcomeClass;
import salvo.analysis.injector.Pauses;
import salvo.analysis.injector.Seconds;
import salvo.event.RunEvent;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.stats.request.RequestCounts;

/**
 * Counts the requests of a run without those that the injector itself has failed, and without those
 * that were under way in its pauses. Not safe for use by several threads.
 */
final class Untouched implements Consumer<RunEvent> {

  private static final int MOST_HOSTS = 3;

  private final Pauses pauses;
  private final long fromMillis;
  private final long loadStartMillis;
  private final InjectorFailures failures = new InjectorFailures();
  private final Counts total = new Counts();
  private final Map<String, Counts> endpoints = new HashMap<>();
  private final Map<ErrorCause, Long> causes = new HashMap<>();
  private final Set<String> hosts = new TreeSet<>();
  private final Seconds failedIn = new Seconds();
  private long failed;
  private long marked;

  /**
   * Begins to count.
   *
   * @param scopes the endpoints that are asked for
   * @param fromMillis requests that start before are no part of the figures, epoch ms
   */
  Untouched(Pauses pauses, Set<String> scopes, long fromMillis, long loadStartMillis) {
    this.pauses = pauses;
    scopes.forEach(it -> endpoints.put(it, new Counts()));
    this.fromMillis = fromMillis;
    this.loadStartMillis = loadStartMillis;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request && request.startMillis() >= fromMillis) {
      count(request);
    }
  }

  private void count(RunEvent.Request request) {
    Optional<ErrorCause> cause =
        request.ok() ? Optional.empty() : failures.cause(request.message());
    long start = request.startMillis();
    long end = Math.max(start, request.endMillis());
    if (cause.isPresent()) {
      failed++;
      causes.merge(cause.get(), 1L, Long::sum);
      noteHost(request.message());
      failedIn.add(start - loadStartMillis, end - loadStartMillis);
      return;
    }
    boolean isMarked = pauses.isMarked(start, end);
    boolean unanswered = isMarked && !request.ok() && isUnanswered(request);
    if (!request.isBeside()) {
      marked += isMarked ? 1 : 0;
      total.add(end - start, request, isMarked, unanswered);
    }
    Counts endpoint = endpoints.get(request.name());
    if (endpoint != null) {
      endpoint.add(end - start, request, isMarked, unanswered);
    }
  }

  private void noteHost(String message) {
    if (hosts.size() < MOST_HOSTS) {
      InjectorFailures.unknownHost(message).ifPresent(hosts::add);
    }
  }

  /** An answer that fails a check would have failed it without a pause, too. */
  private static boolean isUnanswered(RunEvent.Request request) {
    OutcomeClass outcome = ErrorCause.of(request.status(), request.message()).outcome();
    return outcome == OutcomeClass.TIMEOUT || outcome == OutcomeClass.CONNECTION;
  }

  /** Requests that the injector itself has failed. */
  long failed() {
    return failed;
  }

  /** Requests that it has sent. */
  long sent() {
    return total.sent.requests();
  }

  /** When they failed. */
  Seconds failedIn() {
    return failedIn;
  }

  /** Why, in alphabetical order: "dns, no free port"; with the hosts that had no address. */
  String causes() {
    String names =
        causes.keySet().stream().map(ErrorCause::name).sorted().collect(Collectors.joining(", "));
    return hosts.isEmpty() ? names : names + ": " + String.join(", ", hosts);
  }

  /** What to do about the most frequent of them. */
  String hint() {
    return causes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(it -> it.getKey().hint())
        .orElse("");
  }

  /** Requests that were under way in a pause. */
  long marked() {
    return marked;
  }

  /** An objective's value without what the injector has failed; empty where nothing is left. */
  OptionalDouble withoutFailed(Slo slo, double seconds) {
    return value(slo, of(slo).sent, seconds);
  }

  /** The same without what was under way in its pauses, too. */
  OptionalDouble withoutMarked(Slo slo, double seconds) {
    Counts counts = of(slo);
    return value(
        slo, slo.metric().equals(Metric.ERROR_RATE) ? counts.answered : counts.calm, seconds);
  }

  private static OptionalDouble value(Slo slo, RequestCounts counts, double seconds) {
    return counts.requests() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(slo.metric().value(counts.over(seconds)));
  }

  private Counts of(Slo slo) {
    return slo.isGlobal() ? total : endpoints.get(slo.scope());
  }

  /**
   * The counts of a scope: what was sent, of it what no pause can have kept from an answer, and
   * what no pause can have slowed down.
   */
  private static final class Counts {

    private final RequestCounts sent = new RequestCounts();
    private final RequestCounts answered = new RequestCounts();
    private final RequestCounts calm = new RequestCounts();

    void add(long millis, RunEvent.Request request, boolean marked, boolean unanswered) {
      boolean ok = request.ok();
      long times = request.times();
      sent.record(millis, ok, times);
      if (!unanswered) {
        answered.record(millis, ok, times);
      }
      if (!marked) {
        calm.record(millis, ok, times);
      }
    }
  }
}
