package salvo.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import salvo.compare.Comparison.Change;
import salvo.compare.Comparison.Scope;
import salvo.compare.block.RunBlocks;

/**
 * How often a comparison is wrong, over 100 pairs of runs of the same build and 100 of which the
 * second has one endpoint that is 20 % slower. The seeds are fixed.
 */
@Tag("thorough")
class ErrorRatesIT {

  private static final int TRIES = 100;
  private static final double SECONDS = 120;
  private static final double SHORT_SECONDS = 30;
  private static final String CHANGED = "create job";

  private static final List<SyntheticRun.Endpoint> ENDPOINTS =
      List.of(
          new SyntheticRun.Endpoint(CHANGED, 25, 120, 0.4, 0.002),
          new SyntheticRun.Endpoint("get job", 60, 35, 0.5, 0),
          new SyntheticRun.Endpoint("list jobs", 15, 80, 0.45, 0.001),
          new SyntheticRun.Endpoint("login", 4, 200, 0.3, 0.01),
          new SyntheticRun.Endpoint("generate content", 2, 1_500, 0.5, 0.02),
          new SyntheticRun.Endpoint("healthz", 10, 2, 0.3, 0));

  /** How the target's speed wanders, the same for all endpoints. */
  private enum Target {
    /** Each request is on its own. */
    STEADY(new SyntheticRun.Noise(0.0001, 1, 0, 1, 1)),
    /** 7 % up and down, forgotten after two seconds. */
    WANDERING(new SyntheticRun.Noise(0.07, 2, 0, 1, 1)),
    /** 5 % up and down, and twice a minute half a second of triple times: collections, for one. */
    BURSTY(new SyntheticRun.Noise(0.05, 3, 2, 0.5, 3));

    private final SyntheticRun.Noise noise;

    Target(SyntheticRun.Noise noise) {
      this.noise = noise;
    }

    RunBlocks run(double factor, int seed, double seconds) {
      List<SyntheticRun.Endpoint> endpoints =
          ENDPOINTS.stream().map(it -> it.name().equals(CHANGED) ? it.slower(factor) : it).toList();
      return new SyntheticRun(endpoints, noise, seconds).blocks(seed);
    }
  }

  private record Try(boolean falseAlarm, boolean found, boolean wronglyBlamed) {

    static Try of(Target target, int number, double seconds) {
      RunBlocks base = target.run(1, 3 * number, seconds);
      List<Scope> same = scopes(base, target.run(1, 3 * number + 1, seconds));
      List<Scope> slower = scopes(base, target.run(1.2, 3 * number + 2, seconds));
      return new Try(
          same.stream().anyMatch(Try::isRegressed),
          slower.stream().anyMatch(it -> it.name().equals(CHANGED) && isRegressed(it)),
          slower.stream().anyMatch(it -> isOther(it) && isRegressed(it)));
    }

    private static List<Scope> scopes(RunBlocks base, RunBlocks candidate) {
      RunComparison compared = RunComparison.of(base, candidate, ComparisonRules.DEFAULT, false);
      return compared.judged(compared.tested());
    }

    private static boolean isOther(Scope scope) {
      return !scope.name().isEmpty() && !scope.name().equals(CHANGED);
    }

    private static boolean isRegressed(Scope scope) {
      return scope.figures().stream().anyMatch(it -> it.change() == Change.REGRESSED);
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void shouldFindTheSlowerEndpointAndNoOtherWhenRunsAreCompared(Target target) throws IOException {
    assertFoundAndNoOtherBlamed(target, SECONDS, 95);
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void shouldBlameHardlyAnyOtherWhenRunsAreShort(Target target) throws IOException {
    assertFoundAndNoOtherBlamed(target, SHORT_SECONDS, 80);
  }

  private static void assertFoundAndNoOtherBlamed(Target target, double seconds, long leastFound)
      throws IOException {
    List<Try> tries =
        IntStream.range(0, TRIES).mapToObj(it -> Try.of(target, it, seconds)).toList();

    long falseAlarms = tries.stream().filter(Try::falseAlarm).count();
    long found = tries.stream().filter(Try::found).count();
    long wronglyBlamed = tries.stream().filter(Try::wronglyBlamed).count();
    record(
        target + "-" + (int) seconds,
        String.format(
            Locale.ROOT,
            "false alarms %d, found %d, others blamed %d, of %d%n",
            falseAlarms,
            found,
            wronglyBlamed,
            TRIES));
    assertThat(falseAlarms).isLessThanOrEqualTo(5);
    assertThat(found).isGreaterThanOrEqualTo(leastFound);
    assertThat(wronglyBlamed).isLessThanOrEqualTo(5);
  }

  /** Keeps the rates where a person can read them. */
  private static void record(String target, String rates) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "comparison"));
    Files.writeString(folder.resolve(target + ".txt"), rates);
  }
}
