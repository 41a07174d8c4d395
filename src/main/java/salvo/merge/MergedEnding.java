package salvo.merge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.slo.Verdict;

/** How a merged run came to its end: as that of its runs which ended worst. */
final class MergedEnding {

  private MergedEnding() {}

  static Verdict.Ending of(List<InjectorRun> runs) {
    return runs.stream()
        .map(MergedEnding::of)
        .max(Comparator.comparingInt(MergedEnding::rank))
        .orElseThrow();
  }

  /** Which of the runs somebody put an end to, worst first; those that a rule ended say why. */
  static List<String> sentences(List<InjectorRun> runs) {
    return Stream.of(Verdict.Ending.values())
        .sorted(Comparator.comparingInt(MergedEnding::rank).reversed())
        .flatMap(ending -> sentence(ending, runs).stream())
        .toList();
  }

  private static Optional<String> sentence(Verdict.Ending ending, List<InjectorRun> runs) {
    String names =
        runs.stream()
            .filter(run -> of(run) == ending && run.facts().outcome().aborted().isEmpty())
            .map(InjectorRun::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : participle(ending).map(it -> "Of the merged runs, these were " + it + ": " + names + ".");
  }

  private static Verdict.Ending of(InjectorRun run) {
    return run.facts().outcome().ending().orElseThrow();
  }

  private static int rank(Verdict.Ending ending) {
    return switch (ending) {
      case COMPLETED -> 0;
      case STOPPED_BY_HAND -> 1;
      case INTERRUPTED -> 2;
      case CRASHED -> 3;
    };
  }

  /** A run that crashed is invalid, and named as such. */
  private static Optional<String> participle(Verdict.Ending ending) {
    return switch (ending) {
      case COMPLETED, CRASHED -> Optional.empty();
      case STOPPED_BY_HAND -> Optional.of("stopped by hand");
      case INTERRUPTED -> Optional.of("interrupted");
    };
  }
}
