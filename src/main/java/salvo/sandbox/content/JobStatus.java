package salvo.sandbox.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a job stands. Only the first three come by themselves. */
enum JobStatus {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED,
  DELETED;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobStatus of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(JobStatus::key).toList();
  }
}
