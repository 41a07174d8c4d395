package salvo.abort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.stats.cost.Tariff;
import salvo.stats.cost.Tariffs;
import salvo.stats.cost.Used;

/** Injectors that use up one budget, each at a pace of its own, and tell it once a second. */
class SharedBudgetTest {

  private final List<String> reasons = new ArrayList<>();
  private int requests;

  @Test
  void shouldUseNearlyAllRequestsWhenInjectorsAreUnlike() {
    run(requests(1_000, 4), 10, 10, 10, 20);

    // Were it divided once, the last one would have ended it after 620.
    assertThat(requests).isBetween(960, 1_000);
    assertThat(reasons.get(0))
        .matches("salvo\\.budget\\.requests \\(at least \\d+ of 1,000 requests were used up\\)");
  }

  @Test
  void shouldUseNearlyAllRequestsWhenOneInjectorDoesAll() {
    run(requests(1_000, 3), 0, 30, 0);

    assertThat(requests).isBetween(940, 1_000);
  }

  @Test
  void shouldUseAllRequestsWhenInjectorsAreAlike() {
    run(requests(999, 3), 500, 500, 500);

    assertThat(requests).isBetween(997, 999);
  }

  @Test
  void shouldSpendNearlyAllWhenOneInjectorHasTheCostlyRequests() {
    Tariffs tariffs = new Tariffs("USD", Map.of("buy", Tariff.ofRequest(0.1)));

    run(new Budget(OptionalInt.empty(), OptionalDouble.of(50), tariffs, 2), 1, 11);

    assertThat(requests).isBetween(485, 500);
    assertThat(reasons.get(0))
        .matches("salvo\\.budget\\.spend \\(at least \\d\\d(\\.\\d)? of 50 USD was spent\\)");
  }

  @Test
  void shouldNotUseMoreThanThereIsWhenWhatIsToldComesASecondLate() {
    List<AbortWatch> injectors = watches(requests(1_000, 2), 2);
    Used before = Used.NOTHING;
    while (reasons.isEmpty()) {
      send(injectors.get(0), 40);
      send(injectors.get(1), 20);
      Used all = injectors.stream().map(AbortWatch::used).reduce(Used.NOTHING, Used::plus);
      Used late = before;
      injectors.forEach(it -> it.used(late));
      before = all;
    }

    // Each second that is told late may be used once more by as much as one does in a second.
    assertThat(requests).isBetween(900, 1_060);
  }

  private static Budget requests(int most, int injectors) {
    return new Budget(OptionalInt.of(most), OptionalDouble.empty(), Tariffs.NONE, injectors);
  }

  private List<AbortWatch> watches(Budget budget, int injectors) {
    AbortPlan plan = new AbortPlan(List.of(), budget);
    return IntStream.range(0, injectors)
        .mapToObj(it -> new AbortWatch(plan, reasons::add))
        .toList();
  }

  /** Until one of them ends it. */
  private void run(Budget budget, int... perSecond) {
    List<AbortWatch> injectors = watches(budget, perSecond.length);
    while (reasons.isEmpty()) {
      for (int round = 0; round < IntStream.of(perSecond).max().orElseThrow(); round++) {
        for (int i = 0; i < perSecond.length; i++) {
          send(injectors.get(i), round < perSecond[i] ? 1 : 0);
        }
      }
      Used all = injectors.stream().map(AbortWatch::used).reduce(Used.NOTHING, Used::plus);
      injectors.forEach(it -> it.used(all));
    }
  }

  private void send(AbortWatch watch, int number) {
    for (int i = 0; i < number && reasons.isEmpty(); i++) {
      watch.spend(new RunEvent.Request("regular", List.of(), "buy", 0, 9, true, 200, ""));
      requests++;
    }
  }
}
