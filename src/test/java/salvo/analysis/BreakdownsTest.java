package salvo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.analysis.errors.ErrorHint;
import salvo.analysis.errors.OutcomeClass;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.event.RunEvent;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;

class BreakdownsTest {

  private static final SortedTimes NONE = SortedTimes.of();
  private static final Settings.Report SETTINGS = Given.nothing().read().report();

  @Test
  void shouldPutEachRequestInOneClass() {
    RunStats stats =
        new MeasuredRun(1)
            .endpoint("create job", SortedTimes.of(1, 2, 3), copies(20))
            .endpoint("list jobs", SortedTimes.of(4), copies(3))
            .refused("wrong password", 401, SortedTimes.of(5, 6))
            .error("create job", "status.find.is(201), found 429", 429, 1)
            .error("create job", "status.find.is(201), found 404", 0, 2)
            .error("create job", "status.find.is(201), found 503", 503, 3)
            .error("create job", "Request timeout to a after 300 ms", 0, 4)
            .error("create job", "j.n.SocketException: Connection reset", 0, 4)
            .error("create job", "jsonPath($.id).find.exists, found nothing", 201, 5)
            .error("create job", "Too many redirects, max is 3", 0, 1)
            .error("list jobs", "other messages", 500, 3)
            .crash("", "create job: no token", 7)
            .stats();

    List<Outcomes> outcomes = Breakdowns.of(stats, SETTINGS, List.of()).outcomes();

    assertThat(outcomes)
        .containsExactly(
            new Outcomes("global", 4, 2, 3, 6, 4, 4, 6, 0),
            new Outcomes("create job", 3, 0, 3, 3, 4, 4, 6, 0),
            new Outcomes("list jobs", 1, 0, 0, 3, 0, 0, 0, 0),
            new Outcomes("wrong password", 0, 2, 0, 0, 0, 0, 0, 0));
    assertThat(sum(outcomes.get(0))).isEqualTo(stats.total().requests());
  }

  @Test
  void shouldTakeTheClassOfAHintWhenOneFits() {
    RunStats stats =
        new MeasuredRun(1)
            .endpoint("pay", NONE, copies(5))
            .error("pay", "till: closed", 0, 3)
            .error("pay", "till: closed for ever", 0, 2)
            .stats();
    ErrorHint closed =
        ErrorHint.ofMessage("^till: closed$", OutcomeClass.CONNECTION, "shut", "Wait.");

    assertThat(Breakdowns.of(stats, SETTINGS, List.of(closed)).outcomes().get(1))
        .isEqualTo(new Outcomes("pay", 0, 0, 0, 0, 0, 3, 0, 2));
  }

  @Test
  void shouldStayExactWhenThereAreMoreMessagesThanAreKept() {
    StatsCollector collector = new StatsCollector(Set.of());
    for (int i = 0; i < 3_000; i++) {
      int status = i % 3 == 0 ? 503 : 200;
      String message = status == 503 ? "busy " + i : "named check " + i;
      collector.accept(
          new RunEvent.Request("s", List.of("regular"), "run", i, i + 1, false, status, message));
    }

    assertThat(Breakdowns.of(collector.snapshot(), SETTINGS, List.of()).outcomes())
        .containsExactly(
            new Outcomes("global", 0, 0, 0, 1_000, 0, 0, 2_000, 0),
            new Outcomes("run", 0, 0, 0, 1_000, 0, 0, 2_000, 0));
  }

  @ParameterizedTest
  @CsvSource({"399, 1, 0", "400, 0, 1", "599, 0, 1"})
  void shouldCallAnOkRequestARefusalFromStatus400On(int status, long success, long refusal) {
    RunStats stats = new MeasuredRun(1).refused("a", status, SortedTimes.of(1)).stats();

    assertThat(Breakdowns.of(stats, SETTINGS, List.of()).outcomes().get(1))
        .isEqualTo(new Outcomes("a", success, refusal, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void shouldWeighTheTimesWhenAnApdexTargetIsSet() {
    RunStats stats =
        new MeasuredRun(1)
            .endpoint("create job", SortedTimes.of(100, 500, 501, 2_000, 2_001), copies(5))
            .endpoint("list jobs", SortedTimes.of(1), NONE)
            .stats();
    Settings.Report report =
        Given.application(
                "salvo.report.apdex { global = 500 ms, \"list jobs\" = 1 ms, other = 1 s }")
            .read()
            .report();

    assertThat(Breakdowns.of(stats, report, List.of()).apdex())
        .containsExactly(
            new Apdex("global", 500, (3 + 2 / 2.0) / 11), new Apdex("list jobs", 1, 1));
    assertThat(Breakdowns.of(stats, SETTINGS, List.of()).apdex()).isEmpty();
  }

  @Test
  void shouldHaveNoApdexWhenThereWasNoRequest() {
    Settings.Report report = Given.application("salvo.report.apdex.global = 1 s").read().report();

    assertThat(Breakdowns.of(new MeasuredRun(1).stats(), report, List.of()).apdex()).isEmpty();
  }

  @Test
  void shouldCountSuccessfulRequestsAboveEachLimit() {
    RunStats stats =
        new MeasuredRun(1)
            .endpoint("create job", SortedTimes.of(9, 10, 11, 21), SortedTimes.of(100))
            .endpoint("list jobs", SortedTimes.of(12), NONE)
            .stats();
    List<Duration> limits = List.of(Duration.ofMillis(10), Duration.ofMillis(20));

    assertThat(Breakdowns.of(stats, SETTINGS.withSlowAfter(limits), List.of()).slow())
        .containsExactly(
            new SlowCount("global", 10, 3),
            new SlowCount("global", 20, 1),
            new SlowCount("create job", 10, 2),
            new SlowCount("create job", 20, 1),
            new SlowCount("list jobs", 10, 1),
            new SlowCount("list jobs", 20, 0));
  }

  private static long sum(Outcomes it) {
    return it.success()
        + it.expectedRefusal()
        + it.clientError()
        + it.serverError()
        + it.timeout()
        + it.connection()
        + it.checkFailed()
        + it.other();
  }

  private static SortedTimes copies(int count) {
    return SortedTimes.of(new long[count]);
  }
}
