package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;
import salvo.stats.cost.CostTotals;

/** What requests cost, each and each that was good. */
class CostFiguresTest {

  @Test
  void shouldDivideWhatIsKnownByRequestsAndByGoodAnswers() {
    RunStats stats =
        new MeasuredRun(10)
            .endpoint("chat", times(90), times(10))
            .endpoint("chat quality", times(50), times(40))
            .costs(new CostTotals("chat", "EUR", 100, new BigDecimal("2.00"), 0))
            .stats();

    assertThat(CostFigures.of(stats))
        .containsExactly(
            new CostFigures(
                "chat",
                "EUR",
                100,
                100,
                decimal("2"),
                decimal("0.02"),
                decimal("0.02222222222222222"),
                Optional.empty(),
                decimal("0.04")));
  }

  @Test
  void shouldLeaveOutWhatIsNotKnownWhenThereWasNoUsage() {
    RunStats stats =
        new MeasuredRun(10)
            .endpoint("chat", times(3), times(0))
            .costs(new CostTotals("chat", "", 0, BigDecimal.ZERO, 0))
            .stats();

    CostFigures figures = CostFigures.of(stats).get(0);

    assertThat(figures.amount()).isEmpty();
    assertThat(figures.perRequest()).isEmpty();
    assertThat(figures.unknown()).isEqualTo(3);
  }

  private static SortedTimes times(int count) {
    return SortedTimes.of(new long[count]);
  }

  private static Optional<BigDecimal> decimal(String text) {
    return Optional.of(new BigDecimal(text));
  }
}
