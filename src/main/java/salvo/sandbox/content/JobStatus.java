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

  private static final List<String> KEYS = Arrays.stream(values()).map(JobStatus::key).toList();

  private final String key = name().toLowerCase(Locale.ROOT);

  String key() {
    return key;
  }

  static JobStatus of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  static List<String> keys() {
    return KEYS;
  }
}
