package salvo.sandbox.jobs;

import java.util.Locale;

/** Where a job stands; the last three are final. */
enum JobStatus {
  QUEUED,
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** The word in the API. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isFinal() {
    return compareTo(COMPLETED) >= 0;
  }
}
