package salvo.run.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import salvo.analysis.errors.ErrorSample;
import salvo.event.RunEvent;
import salvo.stats.ErrorKinds;
import salvo.text.MaskedText;
import salvo.text.Secrets;

/**
 * Keeps the first failures of each cause at each endpoint as samples. A failure beyond these costs
 * a look into a map, and one of a run that has enough of them nothing. Safe for use by many
 * threads.
 */
public final class ErrorSamples {

  /** Of a run. */
  static final int MOST = 200;

  /** Of one cause, at whatever endpoints: names may hold data. */
  static final int MOST_OF_CAUSE = 30;

  /** Messages whose cause is remembered; beyond them, one is looked at in a while. */
  static final int MOST_KNOWN = 1_000;

  private static final long WHILE_MILLIS = 10;
  private static final Cell ENOUGH = new Cell("", 0);

  private final int perCause;
  private final ErrorKinds causes;
  private final SampleText text;
  private final Optional<TargetLog> log;
  private final Map<Error, Cell> known = new ConcurrentHashMap<>();
  private final Map<Place, Cell> cells = new HashMap<>();
  private final Map<String, Integer> ofCause = new HashMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private long nextLookMillis = Long.MIN_VALUE;
  private volatile boolean full;

  /**
   * @param perCause most samples of a cause at an endpoint; 0 for none
   * @param causes tells what the failures are called after
   */
  public ErrorSamples(int perCause, ErrorKinds causes, Secrets secrets, Optional<TargetLog> log) {
    this.perCause = perCause;
    this.causes = causes;
    this.text = new SampleText(secrets);
    this.log = log;
    this.full = perCause == 0;
  }

  /** Follows the target's log where it stands now. */
  public void logMoved(Path file) {
    log.ifPresent(it -> it.movedTo(file));
  }

  private record Error(String endpoint, int status, String message) {
    static Error of(RunEvent.Request failed) {
      return new Error(failed.name(), failed.status(), failed.message());
    }
  }

  private record Place(String endpoint, String cause) {}

  private record Kept(
      String cause,
      RunEvent.Request failed,
      Optional<Exchange> exchange,
      CompletableFuture<List<String>> log) {}

  /** The samples of one cause at one endpoint. */
  private static final class Cell {
    private final String cause;
    private volatile int left;

    private Cell(String cause, int left) {
      this.cause = cause;
      this.left = left;
    }
  }

  /**
   * Takes a failed request of the load if it is among the first of its cause.
   *
   * @param exchange asked for when it is; empty for what the HTTP client has not sent. Where it
   *     cannot be told, the sample is without it
   */
  public void offer(RunEvent.Request failed, Supplier<Optional<Exchange>> exchange) {
    if (!full) {
      Cell cell = known.get(Error.of(failed));
      if (cell == null || cell.left > 0) {
        keep(failed, exchange);
      }
    }
  }

  private synchronized void keep(RunEvent.Request failed, Supplier<Optional<Exchange>> exchange) {
    Cell cell = cell(failed);
    if (full || cell.left == 0) {
      return;
    }
    if (ofCause.merge(cell.cause, 1, Integer::sum) > MOST_OF_CAUSE) {
      cell.left = 0;
      return;
    }
    cell.left--;
    kept.add(
        new Kept(
            cell.cause,
            failed,
            told(exchange),
            log.map(it -> it.around(Duration.ofMillis(failed.responseTimeMillis())))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()))));
    full = kept.size() == MOST;
  }

  private static Optional<Exchange> told(Supplier<Optional<Exchange>> exchange) {
    try {
      return exchange.get();
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  private Cell cell(RunEvent.Request failed) {
    Error error = Error.of(failed);
    Cell same = known.get(error);
    if (same != null) {
      return same;
    }
    boolean isRemembered = known.size() < MOST_KNOWN;
    if (!isRemembered && failed.endMillis() < nextLookMillis) {
      return ENOUGH;
    }
    nextLookMillis = failed.endMillis() + WHILE_MILLIS;
    String cause = causes.of(failed.status(), failed.message());
    Cell cell =
        ofCause.getOrDefault(cause, 0) >= MOST_OF_CAUSE
            ? ENOUGH
            : cells.computeIfAbsent(
                new Place(failed.name(), cause), place -> new Cell(cause, perCause));
    if (isRemembered) {
      known.put(error, cell);
    }
    return cell;
  }

  /**
   * The samples in the order of their failures; waits for no line that the target has not written.
   */
  public synchronized List<ErrorSample> end() {
    full = true;
    log.ifPresent(TargetLog::close);
    return kept.stream()
        .map(this::sample)
        .sorted(Comparator.comparingLong(ErrorSample::endMillis))
        .toList();
  }

  private ErrorSample sample(Kept it) {
    RunEvent.Request failed = it.failed;
    return new ErrorSample(
        it.cause,
        failed.name(),
        failed.startMillis(),
        failed.endMillis(),
        failed.status(),
        MaskedText.of(failed.message()),
        it.exchange.map(text::sent),
        it.exchange.flatMap(Exchange::answer).map(text::answered),
        text.lines(it.log.getNow(List.of())));
  }
}
