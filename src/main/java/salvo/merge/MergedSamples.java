package salvo.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import salvo.analysis.errors.ErrorSample;

/** The samples of failed requests of all injectors, as many as one run may have. */
final class MergedSamples {

  /** Of a merged run. */
  static final int MOST = 200;

  private MergedSamples() {}

  private record Place(String endpoint, String cause) {}

  private record Ranked(ErrorSample sample, int rank) {}

  /** In the order of the failures; where there are too many, the first of each cause stay. */
  static List<ErrorSample> of(List<InjectorRun> runs) {
    Map<Place, Integer> counts = new HashMap<>();
    List<Ranked> ranked = new ArrayList<>();
    runs.stream()
        .flatMap(run -> run.samples().stream())
        .sorted(Comparator.comparingLong(ErrorSample::endMillis))
        .forEach(
            it -> {
              int rank = counts.merge(new Place(it.endpoint(), it.cause()), 1, Integer::sum);
              ranked.add(new Ranked(it, rank));
            });
    return ranked.stream()
        .sorted(Comparator.comparingInt(Ranked::rank))
        .limit(MOST)
        .map(Ranked::sample)
        .sorted(Comparator.comparingLong(ErrorSample::endMillis))
        .toList();
  }
}
