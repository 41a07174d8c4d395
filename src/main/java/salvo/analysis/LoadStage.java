package salvo.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import salvo.workload.InjectionProfile;

/**
 * A piece of the load that was to be, in which its level stays or changes in a straight line.
 *
 * @param seconds how long it lasts
 * @param from level at its beginning: tasks per second of an open model, users of a closed one
 * @param to level at its end
 */
public record LoadStage(double seconds, double from, double to) {

  /** Those of a profile, in their order; none of users x requests, which have no shape. */
  public static List<LoadStage> of(InjectionProfile profile) {
    return profile.stages().stream()
        .map(it -> new LoadStage(it.duration().toNanos() / 1e9, it.from(), it.to()))
        .toList();
  }

  /** Of loads that go on at the same time; none where their stages do not last equally long. */
  public static List<LoadStage> sum(List<List<LoadStage>> loads) {
    List<Double> lengths = loads.get(0).stream().map(LoadStage::seconds).toList();
    if (!loads.stream()
        .allMatch(it -> it.stream().map(LoadStage::seconds).toList().equals(lengths))) {
      return List.of();
    }
    List<LoadStage> sums = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      int stage = i;
      sums.add(
          new LoadStage(
              lengths.get(i),
              loads.stream().mapToDouble(it -> it.get(stage).from).sum(),
              loads.stream().mapToDouble(it -> it.get(stage).to).sum()));
    }
    return sums;
  }

  /** The same for a share of the load. */
  public LoadStage times(double share) {
    return new LoadStage(seconds, from * share, to * share);
  }

  /** The level of stages at a time since their beginning; NaN once they are over. */
  public static double levelAt(List<LoadStage> stages, double second) {
    double begin = 0;
    for (LoadStage it : stages) {
      if (second < begin + it.seconds) {
        return it.from + (it.to - it.from) * (second - begin) / it.seconds;
      }
      begin += it.seconds;
    }
    return Double.NaN;
  }

  /** Where each stage but the first begins, in seconds. */
  public static List<Double> boundaries(List<LoadStage> stages) {
    return IntStream.range(1, stages.size())
        .mapToObj(i -> stages.subList(0, i).stream().mapToDouble(LoadStage::seconds).sum())
        .toList();
  }
}
