package salvo.sandbox.content;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import salvo.sandbox.http.Environment;

/**
 * The latest jobs, newest first, indexed by status so that a filtered page costs no scan; the
 * oldest make room for new ones. The API key owns them all. For the handlers' event loop only.
 */
final class Jobs {

  private final Environment environment;
  private final int maxJobs;
  private final Map<UUID, Job> byId = new HashMap<>();
  private final NavigableMap<Long, Job> all = newestFirst();
  private final Map<JobStatus, NavigableMap<Long, Job>> byStatus = new EnumMap<>(JobStatus.class);
  private final Queue<Change> changes =
      new PriorityQueue<>(Comparator.comparingLong(Change::atMillis));
  private long created;

  Jobs(Environment environment, int maxJobs) {
    this.environment = environment;
    this.maxJobs = maxJobs;
    for (JobStatus status : JobStatus.values()) {
      byStatus.put(status, newestFirst());
    }
  }

  private static NavigableMap<Long, Job> newestFirst() {
    return new TreeMap<>(Comparator.reverseOrder());
  }

  Job create(ContentRequest request, double durationMillis) {
    advance();
    Job job = new Job(environment.ids().next(), ++created, request, nowMillis(), durationMillis);
    byId.put(job.id(), job);
    all.put(job.number(), job);
    byStatus.get(job.status()).put(job.number(), job);
    changes.add(new Change(job.nextChangeMillis(), job));
    if (all.size() > maxJobs) {
      remove(all.lastEntry().getValue());
    }
    return job;
  }

  Optional<Job> find(UUID id) {
    advance();
    return Optional.ofNullable(byId.get(id));
  }

  /** One page of the jobs, or of those with that status. */
  Page list(Optional<JobStatus> status, int page, int pageSize) {
    advance();
    NavigableMap<Long, Job> listed = status.map(byStatus::get).orElse(all);
    long skipped = (page - 1L) * pageSize;
    List<Job> jobs =
        skipped >= listed.size()
            ? List.of()
            : listed.values().stream().skip(skipped).limit(pageSize).toList();
    return new Page(jobs, listed.size());
  }

  /** Jobs, and how many there are on all pages together. */
  record Page(List<Job> jobs, int total) {}

  void override(Job job, JobStatus status) {
    byStatus.get(job.status()).remove(job.number());
    job.override(status, nowMillis());
    byStatus.get(status).put(job.number(), job);
  }

  void remove(Job job) {
    byId.remove(job.id());
    all.remove(job.number());
    byStatus.get(job.status()).remove(job.number());
  }

  /** Changes that are still to come, also of jobs that have made room for new ones. */
  int toCome() {
    return changes.size();
  }

  /** Brings every job that has changed since to its present status. */
  private void advance() {
    long now = nowMillis();
    while (!changes.isEmpty() && changes.peek().atMillis <= now) {
      Job job = changes.remove().job;
      JobStatus before = job.status();
      if (byId.containsKey(job.id()) && job.advance(now)) {
        byStatus.get(before).remove(job.number());
        byStatus.get(job.status()).put(job.number(), job);
        if (job.status() != JobStatus.COMPLETED) {
          changes.add(new Change(job.nextChangeMillis(), job));
        }
      }
    }
  }

  private long nowMillis() {
    return environment.clock().millis();
  }

  private record Change(long atMillis, Job job) {}
}
