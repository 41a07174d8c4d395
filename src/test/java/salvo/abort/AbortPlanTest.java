package salvo.abort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;
import salvo.config.source.SettingsException;

class AbortPlanTest {

  private static AbortPlan plan(String application) {
    return AbortPlan.of(Given.application(application).read(), "shop", Set.of("buy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "salvo.systems.shop.costs.buy = 0"})
  void shouldRefuseABudgetOfSpendWhenNothingCosts(String costs) {
    assertThatThrownBy(() -> plan("salvo.budget.spend = 20\n" + costs))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.budget.spend = 20.0")
        .hasMessageContaining("set salvo.systems.shop.costs.");
  }

  @Test
  void shouldTakeABudgetOfSpendWhenARequestCosts() {
    assertThat(plan("salvo.budget.spend = 20, salvo.systems.shop.costs.buy = 0.1").isEmpty())
        .isFalse();
  }

  @Test
  void shouldBeTheSameForAllWhenThereAreSeveralInjectors() {
    String rules =
        """
        salvo {
          budget { requests = 1001, spend = 8 }
          systems.shop.costs.buy = 0.1
          abortWhen.slow { minRps = 40, p95 = 2 s, requests = 20 }
        }
        """;
    AbortPlan alone = plan(rules);
    AbortPlan shared =
        plan(rules + "salvo.injector { count = 4, index = 1, run = a, meet = \"127.0.0.1:7800\" }");

    assertThat(shared.budget().requests()).hasValue(1001);
    assertThat(shared.budget().spend()).hasValue(8);
    assertThat(shared.budget().injectors()).isEqualTo(4);
    assertThat(alone.budget().injectors()).isEqualTo(1);
    assertThat(shared.rules()).isEqualTo(alone.rules());
  }

  @Test
  void shouldTakeABudgetOfSpendWhenARequestHasAPrice() {
    AbortPlan plan =
        plan(
            "salvo.budget { spend = 20, currency = EUR }, salvo.systems.shop.prices.buy.second ="
                + " 1");

    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.budget().tariffs().currency()).isEqualTo("EUR");
  }

  @Test
  void shouldWatchTheFiguresBesideARequestWhenARuleIsOfItsStreams() {
    String rule =
        "salvo.systems.shop.abortWhen.slow { endpoint = buy, p95 = 9 s, tokensPerSecond = 400 }";

    assertThat(
            AbortPlan.of(
                    Given.application(rule).read(), "shop", Set.of("buy", "buy tokens", "buy pace"))
                .rules())
        .extracting(AbortRule::key, AbortRule::scope)
        .containsExactly(
            tuple("salvo.systems.shop.abortWhen.slow", "buy"),
            tuple("salvo.systems.shop.abortWhen.slow", "buy tokens"));
    assertThatThrownBy(() -> plan(rule))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.systems.shop.abortWhen.slow.tokensPerSecond");
  }

  @Test
  void shouldCountGoodAnswersByWhatIsAskedOfThem() {
    String costs = "salvo.systems.shop.costs.buy = 0.1\n";
    String quality = "salvo.systems.shop.quality.buy { contains = [ok] }\n";

    assertThat(plan(costs).budget().tariffs().good()).isEmpty();
    assertThat(plan(costs + quality).budget().tariffs().good())
        .isEqualTo(Map.of("buy", "buy quality"));
    assertThat(
            plan(costs + quality + "salvo.systems.shop.goodput.buy { time = 1 s }")
                .budget()
                .tariffs()
                .good())
        .isEqualTo(Map.of("buy", "buy goodput"));
  }

  @Test
  void shouldRefuseAPriceByTokensWhenTheAnswerCountsNone() {
    assertThatThrownBy(() -> plan("salvo.systems.shop.prices.buy.out = 1"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.systems.shop.prices.\"buy\"")
        .hasMessageContaining("this one is not");
  }

  @Test
  void shouldRefuseAPriceOfNoRequest() {
    assertThatThrownBy(() -> plan("salvo.systems.shop.prices.sell.second = 1"))
        .hasMessageContaining("salvo.systems.shop.prices.\"sell\"");
  }
}
