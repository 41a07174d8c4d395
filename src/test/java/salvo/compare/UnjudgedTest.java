package salvo.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.stats.cost.CostTotals;

class UnjudgedTest {

  private static final Unjudged BEFORE = told(0.9, cost("chat", "2", 100));

  @Test
  void shouldTellWhatAGoodAnswerCostAndHowLateStreamsWereTaken() {
    assertThat(BEFORE.then(told(1.3, cost("chat", "3", 120))))
        .containsExactly(
            "chat: a good answer cost 0.02 EUR, then 0.025 EUR (+25 %).",
            "Event loops took what came on streams up to 0.9 ms late, then 1.3 ms (p99).");
  }

  @Test
  void shouldTellNothingWhenOneOfTheRunsDoesNot() {
    assertThat(BEFORE.then(Unjudged.NONE)).isEmpty();
    assertThat(Unjudged.NONE.then(BEFORE)).isEmpty();
    assertThat(BEFORE.then(told(1, cost("talk", "3", 120)))).hasSize(1);
    assertThat(BEFORE.then(told(1, cost("chat", "3", 0)))).hasSize(1);
  }

  @Test
  void shouldNotDivideWhatIsOfTwoCurrencies() {
    CostTotals dollars = new CostTotals("chat", "USD", 1, BigDecimal.ONE, 4);

    assertThat(BEFORE.then(told(1, dollars)).get(0))
        .isEqualTo("chat: a good answer cost 0.02 EUR, then 0.25 USD.");
  }

  @Test
  void shouldAddUpCostsAndKeepTheLatest() {
    assertThat(BEFORE.plus(told(1.3, cost("chat", "3", 150))))
        .isEqualTo(told(1.3, new CostTotals("chat", "EUR", 2, new BigDecimal("5"), 250)));
  }

  private static Unjudged told(double lag, CostTotals cost) {
    return new Unjudged(OptionalDouble.of(lag), List.of(cost));
  }

  private static CostTotals cost(String name, String amount, long good) {
    return new CostTotals(name, "EUR", 1, new BigDecimal(amount), good);
  }
}
