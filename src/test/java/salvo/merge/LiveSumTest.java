package salvo.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.saved.RunFacts;
import salvo.stats.cost.CostTotals;

class LiveSumTest {

  @Test
  void shouldAddUpCostsOfInjectorsExactly() {
    assertThat(LiveSum.of(List.of(live("0.1", 10), live("0.2", 20), live("0.4", 30))).costs())
        .containsExactly(new CostTotals("chat", "EUR", 60, new BigDecimal("0.7"), 0));
  }

  private static RunFacts.Live live(String amount, long known) {
    return new RunFacts.Live(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new CostTotals("chat", "EUR", known, new BigDecimal(amount), 0)),
        0,
        Optional.empty());
  }
}
