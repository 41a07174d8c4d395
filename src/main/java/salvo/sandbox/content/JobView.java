package salvo.sandbox.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A job at one instant, as the API answers it. */
record JobView(
    UUID id,
    String status,
    Instant createdAt,
    Instant updatedAt,
    Instant completedAt,
    Failure error,
    Progress progress,
    GeneratedContent result,
    Job.Metadata metadata) {

  /**
   * @param percentage 0 to 100
   * @param estimatedTimeRemaining in seconds
   */
  record Progress(
      String currentStep,
      int totalSteps,
      int completedSteps,
      double percentage,
      double estimatedTimeRemaining) {}

  record Failure(String code, String message, Map<String, Object> details) {}

  private static final List<String> STEPS =
      List.of("queue", "outline", "sections", "content", "study aids", "quality check", "assembly");
  private static final double MILLIS_PER_SECOND = 1000;

  /** The job as a list shows it: the result would make a page of a hundred jobs a megabyte. */
  static JobView listed(Job job, long nowMillis) {
    return new JobView(
        job.id(),
        job.status().key(),
        Instant.ofEpochMilli(job.createdMillis()),
        Instant.ofEpochMilli(job.updatedMillis()),
        job.status() == JobStatus.COMPLETED ? Instant.ofEpochMilli(job.updatedMillis()) : null,
        job.status() == JobStatus.FAILED ? new Failure("UNKNOWN_ERROR", "Job failed", null) : null,
        progress(job, nowMillis),
        null,
        job.metadata());
  }

  /** The job with its result, which is written anew each time, if it is completed. */
  JobView complete(Topic topic, Format format) {
    return completedAt == null
        ? this
        : new JobView(
            id,
            status,
            createdAt,
            updatedAt,
            completedAt,
            error,
            progress,
            Author.write(topic, format),
            metadata);
  }

  private static Progress progress(Job job, long nowMillis) {
    double share =
        switch (job.status()) {
          case PENDING -> 0;
          case COMPLETED -> 1;
          default -> job.share(nowMillis);
        };
    int completedSteps = (int) (share * STEPS.size());
    double remaining = (1 - share) * (job.completedMillis() - job.createdMillis());
    return new Progress(
        STEPS.get(Math.min(completedSteps, STEPS.size() - 1)),
        STEPS.size(),
        completedSteps,
        Math.floor(share * 100),
        remaining / MILLIS_PER_SECOND);
  }
}
