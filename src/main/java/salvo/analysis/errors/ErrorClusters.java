package salvo.analysis.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import salvo.stats.ErrorKinds;
import salvo.stats.RunStats;
import salvo.stats.RunStats.ErrorCount;
import salvo.text.ErrorExample;

/** Groups the errors and crashes of a run by their cause. */
public final class ErrorClusters {

  /** Gatling could not use a stream of events or a WebSocket that the target had ended. */
  private static final Pattern HAD_ENDED =
      Pattern.compile("was already (crashed|closed)|the target closed the connection");

  private ErrorClusters() {}

  /** As {@link #of(RunStats, List)}, with no hints of a system. */
  public static List<ErrorCluster> of(RunStats stats) {
    return of(stats, List.of());
  }

  /**
   * Most frequent first; clusters of equal size are in alphabetical order of their cause.
   *
   * @param hints what the system's own failures mean; the first that fits counts
   */
  public static List<ErrorCluster> of(RunStats stats, List<ErrorHint> hints) {
    return of(stats.errors(), stats.crashes(), hints);
  }

  /** The same, of a run that goes on. */
  public static List<ErrorCluster> of(
      List<ErrorCount> errors, List<ErrorCount> crashes, List<ErrorHint> hints) {
    Map<String, Gathered> causes = new HashMap<>();
    errors.forEach(it -> add(causes, ErrorCause.of(it.status(), it.message(), hints), it));
    crashes.forEach(it -> add(causes, causeOf(it), named(it)));
    long failures = count(causes.values().stream().flatMap(it -> it.errors().stream()));
    return causes.values().stream()
        .map(it -> cluster(it.cause(), it.errors(), failures))
        .sorted(
            Comparator.comparingLong(ErrorCluster::count)
                .reversed()
                .thenComparing(ErrorCluster::cause))
        .toList();
  }

  /** The cause of a failure, as the clusters are called; a status of 0 is unknown. */
  public static String causeOf(int status, String message, List<ErrorHint> hints) {
    return ErrorCause.of(status, message, hints).name();
  }

  /** Errors are of one kind where they have one cause. */
  public static ErrorKinds kinds(List<ErrorHint> hints) {
    return (status, message) -> causeOf(status, message, hints);
  }

  private static ErrorCause causeOf(ErrorCount crash) {
    if (Unsent.isAbandoned(crash.message())) {
      return ErrorCause.ABANDONED;
    }
    return HAD_ENDED.matcher(crash.message()).find()
        ? ErrorCause.of(crash.status(), crash.message())
        : ErrorCause.NOT_BUILT;
  }

  private static ErrorCount named(ErrorCount crash) {
    return new ErrorCount(
        Unsent.name(crash),
        crash.message(),
        crash.status(),
        crash.count(),
        crash.firstMillis(),
        crash.lastMillis());
  }

  private record Gathered(ErrorCause cause, List<ErrorCount> errors) {}

  private static void add(Map<String, Gathered> causes, ErrorCause cause, ErrorCount error) {
    causes
        .computeIfAbsent(cause.name(), name -> new Gathered(cause, new ArrayList<>()))
        .errors()
        .add(error);
  }

  private static ErrorCluster cluster(ErrorCause cause, List<ErrorCount> errors, long failures) {
    long count = count(errors.stream());
    List<String> endpoints =
        errors.stream()
            .map(ErrorCount::endpoint)
            .filter(it -> !it.isEmpty())
            .distinct()
            .sorted()
            .toList();
    String example = ErrorExample.of(errors.get(0).message());
    double share = (double) count / failures;
    long first = errors.stream().mapToLong(ErrorCount::firstMillis).min().orElseThrow();
    long last = errors.stream().mapToLong(ErrorCount::lastMillis).max().orElseThrow();
    return new ErrorCluster(
        cause.name(), count, share, first, last, endpoints, example, cause.hint());
  }

  private static long count(Stream<ErrorCount> errors) {
    return errors.mapToLong(ErrorCount::count).sum();
  }
}
