package salvo.sandbox.content;

import java.util.UUID;

/**
 * A content job. Its way from pending to completed follows from when it was created and how long it
 * takes; it waits for the first tenth of that time. A status given from outside ends that. For the
 * handlers' event loop only.
 */
final class Job {

  private static final double PENDING_SHARE = 0.1;

  private final UUID id;
  private final long number;
  private final Topic topic;
  private final Format format;
  private final Metadata metadata;
  private final long createdMillis;
  private final long processingMillis;
  private final long completedMillis;
  private JobStatus status = JobStatus.PENDING;
  private long updatedMillis;
  private boolean overridden;

  /**
   * @param number in order of creation
   */
  Job(UUID id, long number, ContentRequest request, long createdMillis, double durationMillis) {
    this.id = id;
    this.number = number;
    this.topic = Topic.of(request.syllabusText());
    this.format = request.format();
    this.metadata =
        new Metadata(
            request.syllabusText().length(),
            request.format().key(),
            request.useParallel(),
            request.useCache());
    this.createdMillis = createdMillis;
    this.processingMillis = createdMillis + Math.round(durationMillis * PENDING_SHARE);
    this.completedMillis = createdMillis + Math.round(durationMillis);
    this.updatedMillis = createdMillis;
  }

  /** What the API keeps of the request. */
  record Metadata(int syllabusLength, String targetFormat, boolean useParallel, boolean useCache) {}

  /** Takes the status that the time brings; false when that is the one it has. */
  boolean advance(long nowMillis) {
    JobStatus due = nowMillis >= completedMillis ? JobStatus.COMPLETED : JobStatus.PROCESSING;
    boolean changes = !overridden && nowMillis >= processingMillis && due != status;
    if (changes) {
      status = due;
      updatedMillis = due == JobStatus.COMPLETED ? completedMillis : processingMillis;
    }
    return changes;
  }

  /** Sets the status for good. */
  void override(JobStatus newStatus, long nowMillis) {
    status = newStatus;
    updatedMillis = nowMillis;
    overridden = true;
  }

  /** When it leaves its present status by itself. */
  long nextChangeMillis() {
    return status == JobStatus.PENDING ? processingMillis : completedMillis;
  }

  /** How much of its time is over, 0 to 1. */
  double share(long nowMillis) {
    long duration = completedMillis - createdMillis;
    return duration == 0 ? 1 : Math.min(1, (double) (nowMillis - createdMillis) / duration);
  }

  UUID id() {
    return id;
  }

  long number() {
    return number;
  }

  Topic topic() {
    return topic;
  }

  Format format() {
    return format;
  }

  Metadata metadata() {
    return metadata;
  }

  JobStatus status() {
    return status;
  }

  long createdMillis() {
    return createdMillis;
  }

  long updatedMillis() {
    return updatedMillis;
  }

  /** When it is, or will be, completed by itself. */
  long completedMillis() {
    return completedMillis;
  }
}
