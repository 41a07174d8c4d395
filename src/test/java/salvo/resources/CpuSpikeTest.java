package salvo.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import salvo.analysis.advice.CpuSpikeAdvice;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.report.TestSample;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;

class CpuSpikeTest {

  @Test
  void shouldTellWhatRanWhileTheProcessorsWereBusy() {
    RunStats stats = run(60, second -> second >= 20 && second < 25);

    List<CpuSpike> spikes =
        CpuSpike.of(samples(60, second -> second > 20 && second <= 25), stats, 0.85);

    assertThat(spikes)
        .containsExactly(
            new CpuSpike(
                20, 5, 0.97, 180, 40, OptionalDouble.of(0.5), OptionalDouble.of(1.25), List.of()));
    assertThat(new CpuSpikeAdvice(spikes, stats, 0.85).sentence())
        .contains(
            "The processors were more than 85 % busy once, for 5 s from second 20 on. During that"
                + " time 180 requests/s were started (102/s over the whole run), the injector used"
                + " 0.5 cores, the target used 1.25 cores. Look at what else ran then.");
  }

  @Test
  void shouldTellOfTheLongestWhenThereAreSeveral() {
    RunStats stats = run(60, second -> false);
    CpuSpike shorter =
        new CpuSpike(
            4.5, 2, 0.9, 95, 40, OptionalDouble.empty(), OptionalDouble.empty(), List.of());
    CpuSpike longest =
        new CpuSpike(
            30,
            3,
            0.9,
            95,
            40,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of("generate", "search", "home"));

    assertThat(new CpuSpikeAdvice(List.of(shorter, longest), stats, 0.85).sentence())
        .contains(
            "The processors were more than 85 % busy 2 times, for 5 s in all, the longest for 3 s"
                + " from second 30 on. During that time 95 requests/s were started (95/s over the"
                + " whole run), and of the slowest requests generate and search ran. Look at what"
                + " else ran then.");
  }

  @Test
  void shouldCountSpikesApartAndPassOverAMoment() {
    IntPredicate busy = second -> second >= 10 && second <= 12 || second >= 30 && second <= 31;

    assertThat(CpuSpike.of(samples(60, busy), run(60, second -> false), 0.85))
        .extracting(CpuSpike::second, CpuSpike::seconds)
        .containsExactly(tuple(9.0, 3.0), tuple(29.0, 2.0));
    assertThat(CpuSpike.of(samples(60, second -> second == 40), run(60, second -> false), 0.85))
        .isEmpty();
  }

  @Test
  void shouldNotKnowTheCoresOfAProcessWhenNoneWasMeasured() {
    List<ResourceSample> samples =
        TestSample.seconds(60, i -> TestSample.at(i).cpu(i >= 10 && i <= 13 ? 0.97 : 0.2)).stream()
            .map(CpuSpikeTest::withoutCores)
            .toList();
    RunStats stats = run(60, second -> false);

    assertThat(CpuSpike.of(LoadSamples.of(samples, stats), stats, 0.85))
        .extracting(CpuSpike::injectorCores)
        .containsExactly(OptionalDouble.empty());
  }

  private static ResourceSample withoutCores(ResourceSample sample) {
    return new ResourceSample(
        sample.epochMillis(),
        sample.runMillis(),
        sample.cpu(),
        sample.memory(),
        Optional.of(new ProcessSample(OptionalDouble.empty(), 1)),
        sample.jvm(),
        sample.target());
  }

  @Test
  void shouldFindNoSpikeWhenTheProcessorsAreBusyMostOfTheTime() {
    assertThat(CpuSpike.of(samples(60, second -> second > 25), run(60, second -> false), 0.85))
        .isEmpty();
    assertThat(new CpuSpikeAdvice(List.of(), run(60, second -> false), 0.85).sentence()).isEmpty();
  }

  private static LoadSamples samples(int seconds, IntPredicate busy) {
    List<ResourceSample> samples =
        TestSample.seconds(
            seconds,
            i ->
                busy.test(i)
                    ? TestSample.at(i).cpu(0.97).injector(0.5).target(1.25, 1)
                    : TestSample.at(i).cpu(0.2));
    return LoadSamples.of(samples, run(seconds, second -> false));
  }

  private static RunStats run(int seconds, IntPredicate busy) {
    MeasuredRun run = new MeasuredRun(seconds);
    run.endpoint("a", SortedTimes.of(1), SortedTimes.of());
    for (int i = 0; i < seconds; i++) {
      int started = busy.test(i) ? 180 : 95;
      run.second(new RunStats.Second(i, started, 1, 1, 0, 0, busy.test(i) ? 40 : 20, 1, 1, 1));
    }
    return run.stats();
  }
}
