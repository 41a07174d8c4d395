package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;

class LoadChartTest {

  private static final String SMOKE =
      """
      tasks started per second
           10 ┤████████████████████████████████████████████████████████
              │████████████████████████████████████████████████████████
              │████████████████████████████████████████████████████████
            5 ┤████████████████████████████████████████████████████████
              │████████████████████████████████████████████████████████
              │████████████████████████████████████████████████████████
            0 └────────────────────────────────────────────────────────
              0                          15 s                       30 s
      """
          .stripTrailing();

  private static final String SPIKE =
      """
      tasks started per second
          500 ┤                       ██████████
              │                       ██████████
              │                       ██████████
          250 ┤                       ██████████
              │                       ██████████
              │▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅██████████▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅
            0 └────────────────────────────────────────────────────────
              0                          60 s                       2 min
      """
          .stripTrailing();

  private static final String STEP_RAMP =
      """
      users at work
          100 ┤                                            ▃▃▃▃▃▃██████
              │                                 ▂▂▂▂▂▂▆▆▆▆▆████████████
              │                            ▅▅▅▅▅███████████████████████
           50 ┤                ▃▃▃▃▃▃██████████████████████████████████
              │     ▂▂▂▂▂▂▆▆▆▆▆████████████████████████████████████████
              │▅▅▅▅▅███████████████████████████████████████████████████
            0 └────────────────────────────────────────────────────────
              0                          5 min                     10 min
      """
          .stripTrailing();

  private static final String RAMP_HOLD =
      """
      users at work
          100 ┤    ▃███████████████████████████████████████████████████
              │   ▂████████████████████████████████████████████████████
              │  ▂█████████████████████████████████████████████████████
           50 ┤ ▁██████████████████████████████████████████████████████
              │▁███████████████████████████████████████████████████████
              │████████████████████████████████████████████████████████
            0 └────────────────────────────────────────────────────────
              0                          100 s                   3 min 20 s
      """
          .stripTrailing();

  private static final String STEP_RAMP_ASCII =
      """
      users at work
          100 +                                            ......######
              |                                 ......#################
              |                            :::::#######################
           50 +                ......##################################
              |     ......#############################################
              |:::::###################################################
            0 +--------------------------------------------------------
              0                          5 min                     10 min
      """
          .stripTrailing();

  @Test
  void shouldDrawABlockWhenTheLoadIsFlat() {
    assertThat(chart("smoke", StandardCharsets.UTF_8)).isEqualTo(SMOKE);
  }

  @Test
  void shouldDrawATowerWhenTheLoadIsASpike() {
    assertThat(chart("spike", StandardCharsets.UTF_8)).isEqualTo(SPIKE);
  }

  @Test
  void shouldDrawStairsWhenTheLoadRisesInSteps() {
    assertThat(chart("step-ramp", StandardCharsets.UTF_8)).isEqualTo(STEP_RAMP);
  }

  @Test
  void shouldDrawASlopeWhenTheLoadRampsAndHolds() {
    assertThat(chart("ramp-hold", StandardCharsets.UTF_8)).isEqualTo(RAMP_HOLD);
  }

  @Test
  void shouldFallBackToAsciiWhenTheCharsetLacksBlocks() {
    String chart = chart("step-ramp", StandardCharsets.ISO_8859_1);

    assertThat(chart)
        .isEqualTo(chart("step-ramp", StandardCharsets.US_ASCII))
        .isEqualTo(STEP_RAMP_ASCII);
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(chart)).isTrue();
  }

  @Test
  void shouldSayItInAWordWhenThereIsNoTime() {
    assertThat(chart("users-requests-heavy", StandardCharsets.UTF_8))
        .isEqualTo("50 users at once, 20 tasks each: 1000 tasks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 ms", "2.5 s", "59 s", "3671 s", "86399 s", "24 h"})
  void shouldStayWithin72ColumnsWhateverTheTimeAndLevel(String duration) {
    Given given =
        Given.nothing()
            .property("profile", "ramp-hold")
            .property("users", "1000000")
            .property("rampUp", "0 s")
            .property("duration", duration);

    List<String> lines =
        LoadChart.draw(Profiles.resolve(given.read().workload()), StandardCharsets.UTF_8);

    assertThat(lines).hasSize(9).allSatisfy(line -> assertThat(line.length()).isBetween(10, 72));
    assertThat(lines.get(1)).startsWith("1000000 ┤█");
  }

  private static String chart(String profile, Charset charset) {
    InjectionProfile resolved =
        Profiles.resolve(Given.nothing().property("profile", profile).read().workload());
    return String.join("\n", LoadChart.draw(resolved, charset));
  }
}
