package salvo.sandbox.jobs;

import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import salvo.sandbox.http.Json;

/**
 * The latest jobs; the oldest make room for new ones. A job waits for the first tenth of its time,
 * then works, then its callback is sent. For the event loop only.
 */
final class Jobs {

  private static final double QUEUED_SHARE = 0.1;

  private final int mostJobs;
  private final Webhooks webhooks;
  private final Map<String, Job> byId = new LinkedHashMap<>();
  private int unfinished;

  Jobs(int mostJobs, Webhooks webhooks) {
    this.mostJobs = mostJobs;
    this.webhooks = webhooks;
  }

  /** Takes a job that will be done in so many milliseconds. */
  void start(Job job, double millis) {
    byId.put(job.id(), job);
    unfinished++;
    if (byId.size() > mostJobs) {
      byId.remove(byId.keySet().iterator().next());
    }
    after(millis * QUEUED_SHARE, () -> work(job, millis * (1 - QUEUED_SHARE)));
  }

  Optional<Job> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Jobs that are not done. */
  int unfinished() {
    return unfinished;
  }

  /** Ends a job that still waits; false when it is too late for that. */
  boolean cancel(Job job) {
    boolean waits = job.status() == JobStatus.QUEUED;
    if (waits) {
      end(job, JobStatus.CANCELLED);
    }
    return waits;
  }

  /** How many there are of each status, and how many callbacks nobody took. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    Stream.of(JobStatus.values()).forEach(status -> counts.put(status.key(), 0L));
    byId.values().forEach(job -> counts.merge(job.status().key(), 1L, Long::sum));
    counts.put("undelivered", webhooks.undelivered());
    return counts;
  }

  private void work(Job job, double millis) {
    if (job.status() == JobStatus.QUEUED) {
      job.become(JobStatus.PROCESSING);
      after(millis, () -> finish(job));
    }
  }

  private void finish(Job job) {
    end(job, job.fate().failed() ? JobStatus.FAILED : JobStatus.COMPLETED);
    after(job.fate().lateMillis(), () -> callBack(job));
  }

  private void end(Job job, JobStatus status) {
    job.become(status);
    unfinished--;
  }

  private void callBack(Job job) {
    for (int i = 0; i < job.fate().callbacks(); i++) {
      webhooks.post(job.request().webhook(), Json.bytes(job.view()));
    }
  }

  private static void after(double millis, Runnable work) {
    long rounded = Math.round(millis);
    if (rounded == 0) {
      work.run();
    } else {
      Vertx.currentContext().owner().setTimer(rounded, timer -> work.run());
    }
  }
}
