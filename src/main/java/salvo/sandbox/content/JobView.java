package salvo.sandbox.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A job as the API answers it. */
record JobView(
    UUID id,
    String status,
    String createdAt,
    String updatedAt,
    String completedAt,
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

  /** The job with its result, which is written anew each time, if it is completed. */
  static JobView complete(Job job, long nowMillis) {
    boolean completed = job.status() == JobStatus.COMPLETED;
    return of(job, nowMillis, completed ? Author.write(job.topic(), job.format()) : null);
  }

  /** The job as a list shows it: the result would make a page of a hundred jobs a megabyte. */
  static JobView listed(Job job, long nowMillis) {
    return of(job, nowMillis, null);
  }

  private static JobView of(Job job, long nowMillis, GeneratedContent result) {
    return new JobView(
        job.id(),
        job.status().key(),
        timestamp(job.createdMillis()),
        timestamp(job.updatedMillis()),
        job.status() == JobStatus.COMPLETED ? timestamp(job.updatedMillis()) : null,
        job.status() == JobStatus.FAILED ? new Failure("UNKNOWN_ERROR", "Job failed", null) : null,
        progress(job, nowMillis),
        result,
        job.metadata());
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

  private static String timestamp(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }
}
