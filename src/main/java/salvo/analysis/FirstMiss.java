package salvo.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import salvo.config.ObjectiveKind;
import salvo.slo.Slo;
import salvo.stats.WindowFigures;
import salvo.stats.timeline.StepCounts;
import salvo.stats.times.MillisHistogram;
import salvo.stats.times.TimeCounts;

/**
 * When an endpoint first missed an objective: the beginning of the first window of the run whose
 * own requests miss it. A window is a sixtieth of the run, and longer where it has few requests.
 *
 * @param atMillis epoch ms
 * @param slo the objective
 */
public record FirstMiss(long atMillis, Slo slo) {

  private static final int WINDOWS = 60;

  /** Fewer say too little of a window. */
  private static final int LEAST_REQUESTS = 20;

  /**
   * The first of all; empty where no window misses any, although the whole run may.
   *
   * @param parts the endpoint's requests, by the step in which they ended
   * @param runMillis how long the run is
   * @param slos its objectives; those of a rate and of a fall are of the whole run alone
   */
  public static Optional<FirstMiss> of(List<StepCounts> parts, long runMillis, List<Slo> slos) {
    List<Slo> judged =
        slos.stream()
            .filter(it -> !it.metric().isRate())
            .filter(it -> it.metric().kind() != ObjectiveKind.FALL)
            .toList();
    List<StepCounts> counted = parts.stream().filter(it -> !it.steps().isEmpty()).toList();
    if (counted.isEmpty() || judged.isEmpty()) {
      return Optional.empty();
    }
    StepCounts any = counted.get(0);
    long width = Math.max(1, runMillis / WINDOWS / any.stepMillis());
    TreeMap<Integer, List<StepCounts.Step>> byStep = new TreeMap<>();
    counted.forEach(
        part ->
            part.steps()
                .forEach(
                    it -> byStep.computeIfAbsent(it.number(), n -> new ArrayList<>()).add(it)));
    Window window = new Window(byStep.firstKey());
    for (var step : byStep.entrySet()) {
      if (step.getKey() - window.from >= width && window.times.count() >= LEAST_REQUESTS) {
        Optional<Slo> missed = window.missed(judged);
        if (missed.isPresent()) {
          return Optional.of(at(any, window, missed.get()));
        }
        window = new Window(step.getKey());
      }
      step.getValue().forEach(window::add);
    }
    Window last = window;
    return window.missed(judged).map(it -> at(any, last, it));
  }

  private static FirstMiss at(StepCounts any, Window window, Slo slo) {
    return new FirstMiss(any.beginMillis() + window.from * any.stepMillis(), slo);
  }

  private static final class Window {

    private final int from;
    private final MillisHistogram times = new MillisHistogram();
    private long failures;

    private Window(int from) {
      this.from = from;
    }

    private void add(StepCounts.Step step) {
      add(step.ok());
      add(step.ko());
      failures += step.ko().total();
    }

    private void add(TimeCounts counts) {
      counts.addTo(times);
    }

    private Optional<Slo> missed(List<Slo> slos) {
      long requests = times.count();
      WindowFigures figures =
          new WindowFigures(requests, 0, times, requests == 0 ? 0 : (double) failures / requests);
      return slos.stream()
          .filter(it -> requests > 0 && !it.isMetBy(it.metric().value(figures)))
          .findFirst();
    }
  }
}
