package salvo.analysis.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import salvo.analysis.Breakdowns;
import salvo.analysis.errors.ErrorClusters;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.sample.Metrics;
import salvo.report.TestSample;
import salvo.resources.LoadSamples;
import salvo.slo.MeasuredRun;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;

public class RecommendationsTest {

  private static final SortedTimes NONE = SortedTimes.of();
  private static final Settings.Report SETTINGS = Given.nothing().read().report();
  private static final Slo ERRORS = new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01);

  @Test
  void shouldSayNothingWhenAllIsWell() {
    RunStats stats = new MeasuredRun(60).endpoint("a", copies(5, 100), NONE).stats();

    assertThat(of(stats, List.of(ERRORS), TestSample::at)).isEmpty();
  }

  @Test
  void shouldBeginWithTheLargestCausesWhenTooMuchFails() {
    RunStats stats =
        new MeasuredRun(60)
            .endpoint("create job", copies(5, 60), copies(6_000, 40))
            .error("create job", "Request timeout to a after 6000 ms", 0, 20)
            .error("list jobs", "Request timeout to a after 6000 ms", 0, 1)
            .error("get job", "Request timeout to a after 6000 ms", 0, 1)
            .error("create job", "j.n.SocketException: Connection reset", 0, 9)
            .error("create job", "status.find.is(201), found 429", 429, 6)
            .error("create job", "status.find.is(201), found 500", 500, 5)
            .stats();

    assertThat(of(stats, List.of(ERRORS), TestSample::at))
        .containsExactly(
            "22 of 42 failures were \"timeout\", at create job, get job and 1 more. Find what the"
                + " target waits for at this load, or raise the request timeout"
                + " (salvo.http.requestTimeout) if such times are acceptable.",
            "9 of 42 failures were \"connection reset\", at create job. Connections broke: use"
                + " fewer users or a slower ramp, and look in the logs of the target and its"
                + " proxies for restarts and connection limits.",
            "6 of 42 failures were \"http 429\", at create job. The target limits the rate: send"
                + " less, use more keys or raise its limits for the test.",
            "Look at create job first: its p95 of 6 s is critical, above 5 s.");
  }

  @Test
  void shouldEndWithTheFailuresWhenTheyAreFew() {
    RunStats stats =
        new MeasuredRun(60)
            .endpoint("a", copies(20_500, 999), copies(5, 1))
            .error("a", "status.find.is(200), found 500", 500, 1)
            .stats();

    assertThat(of(stats, List.of(ERRORS), TestSample::at))
        .containsExactly(
            "Look at a first: its p95 of 20.5 s is critical, above 5 s.",
            "999 successful requests took longer than 20 s, most often at a: answer sooner and do"
                + " the work in the background, or let clients give up earlier.",
            "1 of 1 failure was \"http 500\", at a. Look in the target's log for the exception at"
                + " the first failure, and at its configuration.");
  }

  @Test
  void shouldNameTheEndpointThatIsFurthestOffItsLimit() {
    RunStats stats =
        new MeasuredRun(60)
            .endpoint("a", copies(900, 10), NONE)
            .endpoint("b", copies(400, 10), NONE)
            .endpoint("c", copies(90, 10), NONE)
            .stats();
    Slo a = new Slo("a", Metric.P95, 300);
    Slo b = new Slo("b", Metric.P99, 100);
    Slo c = new Slo("c", Metric.P95, 100);

    assertThat(of(stats, List.of(new Slo(Slo.GLOBAL, Metric.P95, 1), a, b, c), TestSample::at))
        .containsExactly(
            "Look at b first: its p99 was 400 ms, 4 times the allowed 100 ms, the furthest off of"
                + " 2 slow endpoints.");
    assertThat(of(stats, List.of(a, c), TestSample::at))
        .containsExactly("Look at a first: its p95 was 900 ms, 3 times the allowed 300 ms.");
  }

  @Test
  void shouldNameWhoseRequestsMakeTheRunMissItsLimit() {
    RunStats stats =
        new MeasuredRun(60)
            .endpoint("a", SortedTimes.of(10, 10, 10, 600), NONE)
            .endpoint("b", SortedTimes.of(700, 700, 700), NONE)
            .stats();

    assertThat(of(stats, List.of(new Slo(Slo.GLOBAL, Metric.MEAN, 300)), TestSample::at))
        .containsExactly(
            "Look at b first: it had 3 of the 4 requests that took longer than the allowed mean of"
                + " 300 ms.");
  }

  @Test
  void shouldAskForResourcesWhenTheRateIsBelowItsMinimum() {
    RunStats stats = new MeasuredRun(60).endpoint("a", copies(5, 100), NONE).stats();

    assertThat(of(stats, List.of(new Slo(Slo.GLOBAL, Metric.MIN_RPS, 50)), TestSample::at))
        .containsExactly(
            "Only 20/s of the required 50/s were reached: find what the target waits for, or give"
                + " it more resources, before offering more.");
  }

  @Test
  void shouldNameTheContainersLimitsWhenTheyAreUsedUp() {
    RunStats stats = new MeasuredRun(60).endpoint("a", copies(5, 100), NONE).stats();
    Metrics limited = new Metrics(List.of(ContainerMetrics.CPU, ContainerMetrics.MEMORY), 1, 0.95);

    assertThat(of(stats, List.of(), i -> TestSample.at(i).metrics(limited)))
        .containsExactly(
            "100 % of the CPU quota of the injector's container was used (p95): raise it, or offer"
                + " less.",
            "95 % of the memory that the injector's container may use was in use (p95): use fewer"
                + " users, or raise its limit, before it is killed.");
  }

  @Test
  void shouldNameWhoeverKeepsTheProcessorsBusy() {
    RunStats stats = new MeasuredRun(60).endpoint("a", copies(5, 100), NONE).stats();

    assertThat(of(stats, List.of(), i -> TestSample.at(i).cpu(0.95).target(1.8, 1)))
        .containsExactly(
            "The target kept 1.8 of the machine's 2 processors busy (p95): profile it, or give it"
                + " more processors.");
    assertThat(of(stats, List.of(), i -> TestSample.at(i).cpu(0.75).target(1.7, 1)))
        .containsExactly(
            "75 % of the processors of the injector's machine were busy (p95): move what runs"
                + " beside the injector elsewhere, or offer less.");
  }

  @Test
  void shouldAskForMemoryWhenTheMachineHasLittleLeft() {
    RunStats stats = new MeasuredRun(60).endpoint("a", copies(5, 100), NONE).stats();

    assertThat(of(stats, List.of(), i -> TestSample.at(i).memory(0.9)))
        .containsExactly(
            "90 % of the memory of the injector's machine was in use (p95): use fewer users, or a"
                + " machine with more memory, before it swaps.");
  }

  @Test
  void shouldNameAProcessWhoseMemoryKeepsGrowing() {
    RunStats stats = new MeasuredRun(600).endpoint("a", copies(5, 100), NONE).stats();

    assertThat(
            of(
                stats,
                600,
                List.of(),
                i ->
                    TestSample.at(i)
                        .target(0.1, 400_000_000 + i * 200_000L)
                        .injectorBytes(i * 2_000_000L),
                OptionalDouble.empty()))
        .containsExactly(
            "The target's memory grew by 12 MB a minute (95 % interval 12 MB to 12 MB) through the"
                + " second half of the load, to 520 MB, so a leak is likely: look for what is never"
                + " released, such as handles, buffers and caches, and confirm it with a longer run"
                + " (profile soak).",
            "The injector's memory grew by 120 MB a minute (95 % interval 120 MB to 120 MB) through"
                + " the second half of the load, to 1.2 GB, so a leak is likely: look for what is"
                + " never released, such as handles, buffers and caches, and confirm it with a"
                + " longer run (profile soak).");
  }

  @Test
  void shouldTellWhenTheTargetEndedWhileLoadWentOn() {
    RunStats stats = new MeasuredRun(60).endpoint("a", copies(5, 100), NONE).stats();
    IntFunction<TestSample> ended =
        second -> second > 55 ? TestSample.at(second) : TestSample.at(second).target(0.1, 1_000);
    IntFunction<TestSample> justEnded =
        second -> second > 56 ? TestSample.at(second) : TestSample.at(second).target(0.1, 1_000);

    assertThat(of(stats, List.of(), ended))
        .containsExactly(
            "The target's process was last seen 55 s into the load: it has ended. Look at the end"
                + " of its log, and check whether it ran out of memory.");
    assertThat(of(stats, List.of(), justEnded)).isEmpty();
  }

  @Test
  void shouldNameUnsteadyThroughput() {
    RunStats stats = new MeasuredRun(60).endpoint("a", copies(5, 100), NONE).stats();

    assertThat(of(stats, 60, List.of(), TestSample::at, OptionalDouble.of(0.05))).isEmpty();
    assertThat(of(stats, 60, List.of(), TestSample::at, OptionalDouble.of(0.0501)))
        .containsExactly(
            "Throughput was below half of its median for 5.01 % of the plateau: look at what the"
                + " target did at those times, such as garbage collection, locks or restarts.");
  }

  @Test
  void shouldStopAtEight() {
    RunStats stats =
        new MeasuredRun(600)
            .endpoint("a", copies(30_000, 50), copies(30_000, 50))
            .error("a", "Request timeout to a after 6000 ms", 0, 20)
            .error("a", "j.n.SocketException: Connection reset", 0, 20)
            .error("a", "status.find.is(201), found 429", 429, 10)
            .stats();

    List<String> all =
        of(
            stats,
            600,
            List.of(ERRORS, new Slo(Slo.GLOBAL, Metric.MIN_RPS, 50)),
            i ->
                TestSample.at(i)
                    .cpu(0.9)
                    .memory(0.9)
                    .target(0.1, i * 1_000_000L)
                    .injectorBytes(i * 1_000_000L),
            OptionalDouble.of(0.2));

    assertThat(all).hasSize(8).allMatch(it -> it.endsWith("."));
    assertThat(all.get(7)).startsWith("The target's memory grew");
  }

  @Test
  void shouldSayWhyNothingWasSentWhenThereIsNoRequest() {
    RunStats stats = new MeasuredRun(60).crash("", "No attribute named 'token'", 7).stats();

    assertThat(of(stats, List.of(), TestSample::at))
        .containsExactly(
            "7 of 7 failures were \"request not built\". Fix the simulation: a session attribute, a"
                + " feeder's column or a file is missing.");
  }

  private static List<String> of(RunStats stats, List<Slo> slos, IntFunction<TestSample> each) {
    return of(stats, 60, slos, each, OptionalDouble.empty());
  }

  private static List<String> of(
      RunStats stats,
      int seconds,
      List<Slo> slos,
      IntFunction<TestSample> each,
      OptionalDouble stalledShare) {
    LoadSamples samples = LoadSamples.of(TestSample.seconds(seconds, each), stats);
    List<SloResult> results = SloEvaluation.evaluate(slos, stats, 20, Map.of());
    return Recommendations.of(
        new Evidence(
            stats,
            results,
            ErrorClusters.of(stats),
            Breakdowns.of(stats, SETTINGS, List.of()),
            Tiers.of(stats, samples.summary(), SETTINGS.tiers()),
            samples,
            2,
            Optional.empty(),
            stalledShare));
  }

  private static SortedTimes copies(long millis, int count) {
    long[] times = new long[count];
    Arrays.fill(times, millis);
    return SortedTimes.of(times);
  }
}
