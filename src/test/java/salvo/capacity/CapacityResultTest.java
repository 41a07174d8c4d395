package salvo.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.capacity.CapacityPlan.Times;
import salvo.slo.Verdict;

/** What is said of a search: in words, for machines, and as a decision. */
class CapacityResultTest {

  private static final CapacityResult RESULT =
      new ServiceOfSteps(ServiceOfSteps.plan(10, 1e6, Times.USUAL), it -> it < 90).run();

  private static final CapacityResult NOTHING_HOLDS =
      new ServiceOfSteps(ServiceOfSteps.plan(40, 1e6, Times.USUAL), it -> it == 0).run();

  @Test
  void shouldStateTheCapacityWithItsError() {
    assertThat(RESULT.statement())
        .isEqualTo(
            "Holds **87.2/s** (mixed, seed 42) within its objectives for 90 s, 7,830"
                + " requests, 95 %; breaks at **95.1/s** by *create job p95 500 ms > 100 ms*;"
                + " injector at 31 % CPU; run again at 87.2/s: held.");
  }

  @Test
  void shouldStateThatNothingHoldsWhenNoLevelDoes() {
    assertThat(NOTHING_HOLDS.holds()).isEmpty();
    assertThat(NOTHING_HOLDS.statement())
        .startsWith("Holds at no level that was tried (mixed, seed 42); breaks at **")
        .endsWith("by *create job p95 500 ms > 100 ms*.");
  }

  @ParameterizedTest
  @CsvSource({"40, PASS", "87.2, PASS", "90, INCONCLUSIVE", "95.1, FAIL", "200, FAIL"})
  void shouldDecideByWhatHoldsAndWhatBreaks(double atLeast, Verdict.Status status) {
    assertThat(RESULT.decision(atLeast)).isEqualTo(status);
  }

  @Test
  void shouldSayWhyItDecidesSo() {
    assertThat(RESULT.reason(40))
        .isEqualTo("At least 40/s was asked for (capacity.atLeast); 87.2/s holds.");
    assertThat(RESULT.reason(200))
        .isEqualTo("At least 200/s was asked for (capacity.atLeast); 95.1/s breaks.");
    assertThat(RESULT.reason(90))
        .isEqualTo(
            "At least 90/s was asked for (capacity.atLeast); 87.2/s holds and 95.1/s breaks, which"
                + " leaves it open: search finer, or for longer.");
  }

  @Test
  void shouldTellMachinesEachLevel() {
    JsonNode json = CapacityJson.of(RESULT);

    assertThat(json.get("holds").doubleValue()).isEqualTo(87.2);
    assertThat(json.get("breaks").doubleValue()).isEqualTo(95.1);
    assertThat(json.get("unit").textValue()).isEqualTo("tasks/s");
    assertThat(json.get("recovery").get("level").doubleValue()).isEqualTo(80);
    assertThat(json.get("findings").get(0).get("kind").textValue()).isEqualTo("RECOVERED");
    assertThat(json.get("levels")).hasSize(10);
    JsonNode first = json.get("levels").get(0);
    assertThat(first.get("class").textValue()).isEqualTo("HOLDS");
    assertThat(first.get("p95").longValue()).isEqualTo(20);
    assertThat(first.get("objectives").get(0).get("label").textValue()).isEqualTo("create job p95");
    assertThat(first.get("objectives").get(0).get("high").doubleValue()).isBetween(0.0, 0.05);
    assertThat(CapacityJson.of(NOTHING_HOLDS).get("holds").isNull()).isTrue();
  }
}
