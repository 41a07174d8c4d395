package salvo.stats;

import salvo.event.RunEvent;

/**
 * What is counted of the measured requests, apart from when they were: the same in whatever order
 * they come. For one thread.
 */
final class RequestTotals {

  final GroupedTallies tallies = new GroupedTallies();
  final SlowestRequests slowest = new SlowestRequests();
  final ErrorTally errors = new ErrorTally();
  long firstStartMillis = Long.MAX_VALUE;
  long lastEndMillis = Long.MIN_VALUE;
  long ok;
  long ko;

  void count(RunEvent.Request request) {
    long start = request.startMillis();
    long end = end(request);
    firstStartMillis = Math.min(firstStartMillis, start);
    lastEndMillis = Math.max(lastEndMillis, end);
    ok += request.ok() ? 1 : 0;
    ko += request.ok() ? 0 : 1;
    tallies
        .of(request.groups(), request.name())
        .record(request.ok(), end - start, request.status());
    slowest.add(request, end - start);
    if (!request.ok()) {
      errors.record(request.name(), request.message(), request.status(), end);
    }
  }

  void add(RequestTotals other) {
    tallies.add(other.tallies);
    slowest.addAll(other.slowest);
    errors.add(other.errors);
    firstStartMillis = Math.min(firstStartMillis, other.firstStartMillis);
    lastEndMillis = Math.max(lastEndMillis, other.lastEndMillis);
    ok += other.ok;
    ko += other.ko;
  }

  /** Not before its start, also when the injector's clock was set back meanwhile. */
  static long end(RunEvent.Request request) {
    return Math.max(request.startMillis(), request.endMillis());
  }
}
