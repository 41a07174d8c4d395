package salvo.capacity.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.capacity.CapacityResult;
import salvo.capacity.Finding;
import salvo.capacity.Finding.Kind;
import salvo.slo.Verdict;

/** Services of many kinds, each of which a search calls by its name. */
class NamedServicesTest {

  private static final double MEAN = 0.02;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldNameNothingButTheRecoveryWhenItIsAQueue(long seed) {
    CapacityResult result =
        SimulatedRun.of(Searches.plan(20, 150), Servers.exponential(4, MEAN, seed), seed);

    assertThat(kinds(result))
        .contains(Kind.RECOVERED)
        .doesNotContain(
            Kind.CLIFF, Kind.METASTABLE, Kind.NOT_MONOTONIC, Kind.RATE_LIMIT, Kind.STALLS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldNameACliffWhenItDoesLessBeyondIt(long seed) {
    CapacityResult result =
        SimulatedRun.of(Searches.plan(20, 150), Servers.cliff(4, MEAN, 150, seed), seed);

    assertThat(kinds(result)).contains(Kind.CLIFF).doesNotContain(Kind.STALLS, Kind.RATE_LIMIT);
    assertThat(result.holds().orElseThrow()).isLessThan(150);
    assertThat(result.breaks().orElseThrow()).isBetween(135.0, 165.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldNameItMetastableWhenItDoesNotRecover(long seed) {
    CapacityResult result =
        SimulatedRun.of(Searches.plan(20, 150), Servers.slowToRecover(4, MEAN, 2, 1, seed), seed);

    assertThat(kinds(result)).contains(Kind.METASTABLE).doesNotContain(Kind.RECOVERED);
    assertThat(result.recovery().orElseThrow().seconds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldTellTheTimeWhenItRecoversSlowly(long seed) {
    CapacityResult result =
        SimulatedRun.of(
            Searches.plan(14, 150), Servers.slowToRecover(4, MEAN, 1.25, 10, seed), seed);

    assertThat(kinds(result)).contains(Kind.RECOVERED).doesNotContain(Kind.METASTABLE);
    assertThat(result.recovery().orElseThrow().seconds().orElseThrow()).isBetween(10.0, 60.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldNamePausesWhenItStandsStillAgainAndAgain(long seed) {
    CapacityResult result =
        SimulatedRun.of(Searches.plan(20, 150), Servers.pausing(4, MEAN, 20, 1.2, seed), seed);

    assertThat(kinds(result)).contains(Kind.STALLS).doesNotContain(Kind.CLIFF);
    assertThat(sentence(result, Kind.STALLS)).contains("about 20 s apart");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldNameItNotMonotonicWhenCapacityComesWhileItRuns(long seed) {
    CapacityResult result =
        SimulatedRun.of(Searches.plan(20, 150), Servers.autoscaled(4, MEAN, seed), seed);

    assertThat(kinds(result)).contains(Kind.NOT_MONOTONIC).doesNotContain(Kind.CLIFF);
    assertThat(sentence(result, Kind.NOT_MONOTONIC))
        .startsWith("Not monotonic between ")
        .contains("320/s broke, and held when it was run again")
        .contains("autoscaler");
    assertThat(result.breaks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldNameALimitOfTheRateWhenTheRestIsRefused(long seed) {
    CapacityResult result =
        SimulatedRun.of(Searches.plan(20, 150), Servers.limited(100, MEAN, seed), seed);

    assertThat(kinds(result)).contains(Kind.RATE_LIMIT).doesNotContain(Kind.CLIFF, Kind.STALLS);
    assertThat(result.breaks().orElseThrow()).isBetween(85.0, 125.0);
    assertThat(result.statement()).contains("all requests error rate");
  }

  @Test
  void shouldEndInvalidWhenTheInjectorIsTheLimit() {
    CapacityResult result =
        SimulatedRun.of(Searches.plan(20, 150), Servers.exponential(4, MEAN, 1), 100, 1);

    assertThat(result.invalid()).isPresent();
    assertThat(result.statement())
        .startsWith("Holds at least **80/s**")
        .contains("the injector may be why: it used all of its processors");
    assertThat(result.decision(80)).isEqualTo(Verdict.Status.PASS);
    assertThat(result.decision(100)).isEqualTo(Verdict.Status.INVALID);
  }

  private static List<Kind> kinds(CapacityResult result) {
    return result.findings().stream().map(Finding::kind).toList();
  }

  private static String sentence(CapacityResult result, Kind kind) {
    return result.findings().stream()
        .filter(it -> it.kind() == kind)
        .map(Finding::sentence)
        .findFirst()
        .orElseThrow();
  }
}
