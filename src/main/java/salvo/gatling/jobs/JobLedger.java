package salvo.gatling.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import salvo.report.JobFigures;

/**
 * Follows each job from its submission to its end and counts what is heard of it. News may come
 * before the target's own answer to the submission, late, twice, or of a job that nobody knows. It
 * remembers the newest jobs only, so that a long run does not fill the heap. Safe for use by many
 * threads.
 */
public final class JobLedger {

  /** Jobs that are remembered after their end, to tell a duplicate from an unknown one. */
  private static final int REMEMBERED = 100_000;

  /** How a job has ended for the one who waits for it. */
  public enum Outcome {
    COMPLETED,
    FAILED,
    /** Nothing was heard of it in time. */
    LOST
  }

  /** The end of a job and when it was heard of, epoch ms. */
  public record Ending(Outcome outcome, long atMillis) {}

  private final LongSupplier clock;
  private final Map<String, Watch> outstanding = new HashMap<>();
  private final Map<String, Outcome> ended;
  private final Map<String, Ending> early;
  private final Queue<String> abandoned = new ArrayDeque<>();
  private long submitted;
  private long accepted;
  private long completed;
  private long failed;
  private long lost;
  private long late;
  private long duplicates;
  private long unmatched;
  private long lastSubmission;
  private long lastEnding;

  /**
   * @param clock epoch ms that never go back
   */
  public JobLedger(LongSupplier clock) {
    this(clock, REMEMBERED);
  }

  JobLedger(LongSupplier clock, int remembered) {
    this.clock = clock;
    this.ended = newest(remembered);
    this.early = newest(remembered);
  }

  /** Notes that a submission is about to be sent. */
  public synchronized void submitting() {
    submitted++;
    lastSubmission = clock.getAsLong();
  }

  /**
   * Follows a job that the target has accepted.
   *
   * @param patience after which it is given up on
   * @return completes when the job has ended, and never exceptionally
   */
  public CompletableFuture<Ending> follow(String id, Duration patience) {
    Watch watch = new Watch(new CompletableFuture<>(), new CompletableFuture<>());
    Optional<Ending> known;
    synchronized (this) {
      Watch same = outstanding.get(id);
      if (same != null) {
        return same.ending;
      }
      accepted++;
      outstanding.put(id, watch);
      known = Optional.ofNullable(early.remove(id));
      unmatched -= known.isPresent() ? 1 : 0;
    }
    if (known.isPresent()) {
      heard(id, known.get());
    } else {
      watch.limit.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
      watch.limit.thenRun(() -> end(id, new Ending(Outcome.LOST, clock.getAsLong())));
    }
    return watch.ending;
  }

  /** Takes the news that a job has ended. */
  public void heard(String id, Outcome outcome) {
    heard(id, new Ending(outcome, clock.getAsLong()));
  }

  /** Counts news that cannot be matched with any job. */
  public synchronized void heardOfNone() {
    unmatched++;
  }

  /** A job that was given up on, to be cancelled; each is handed out once. */
  public synchronized Optional<String> nextAbandoned() {
    return Optional.ofNullable(abandoned.poll());
  }

  /** What has become of the jobs so far, as the reports show it. */
  public synchronized JobFigures figures() {
    return new JobFigures(
        submitted,
        accepted,
        completed,
        failed,
        lost,
        late,
        duplicates,
        unmatched,
        outstanding.size(),
        Math.max(0, lastEnding - lastSubmission));
  }

  /** In one step, as the answer to the submission may come at the same time. */
  private void heard(String id, Ending ending) {
    Watch watch;
    synchronized (this) {
      watch = taken(id, ending);
      if (watch == null) {
        heardBeyond(id, ending);
      }
    }
    tell(watch, ending);
  }

  /** Ends the wait for a job, if somebody still waits for it. */
  private void end(String id, Ending ending) {
    Watch watch;
    synchronized (this) {
      watch = taken(id, ending);
    }
    tell(watch, ending);
  }

  /** Who waits for a job, which has ended now; null when nobody does. */
  private Watch taken(String id, Ending ending) {
    Watch watch = outstanding.remove(id);
    if (watch != null) {
      count(id, ending);
    }
    return watch;
  }

  /** Outside of the lock: whoever waits goes on from here. */
  private static void tell(Watch watch, Ending ending) {
    if (watch != null) {
      watch.limit.cancel(false);
      watch.ending.complete(ending);
    }
  }

  private void count(String id, Ending ending) {
    ended.put(id, ending.outcome);
    lastEnding = ending.atMillis;
    switch (ending.outcome) {
      case COMPLETED -> completed++;
      case FAILED -> failed++;
      case LOST -> {
        lost++;
        abandoned.add(id);
      }
    }
  }

  private void heardBeyond(String id, Ending ending) {
    Outcome before = ended.get(id);
    if (before == Outcome.LOST) {
      late++;
      ended.put(id, ending.outcome);
    } else if (before != null || early.containsKey(id)) {
      duplicates++;
    } else {
      early.put(id, ending);
      unmatched++;
    }
  }

  private static <V> Map<String, V> newest(int remembered) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > remembered;
      }
    };
  }

  /** Somebody's wait: for the end, and no longer than the limit. */
  private record Watch(CompletableFuture<Ending> ending, CompletableFuture<Void> limit) {}
}
