package salvo.stats.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.event.GapCounts;
import salvo.event.RunEvent;
import salvo.event.StreamDetail;

/** What requests cost by what their targets report. */
class TariffTest {

  private static final Tariff TOKENS =
      new Tariff(
          BigDecimal.ZERO,
          decimal("0.00000015"),
          decimal("0.000000075"),
          decimal("0.0000006"),
          BigDecimal.ZERO);

  @Test
  void shouldPriceCachedTokensApartFromTheOthersOfThePrompt() {
    assertThat(TOKENS.of(chat(1_000, 200, 400))).contains(new BigDecimal("0.000240000"));
  }

  @Test
  void shouldPriceAllTokensOfThePromptAlikeWhenCachedOnesHaveNoPrice() {
    Tariff tariff =
        new Tariff(
            BigDecimal.ZERO, decimal("0.001"), Optional.empty(), Optional.empty(), BigDecimal.ZERO);

    assertThat(tariff.of(chat(1_000, 200, 400))).contains(new BigDecimal("1.000"));
  }

  @Test
  void shouldPriceAllTokensOfThePromptAsUncachedWhenTheTargetTellsNothingOfItsCache() {
    assertThat(TOKENS.of(chat(1_000, 200, StreamDetail.NONE)))
        .contains(new BigDecimal("0.000270000"));
  }

  @Test
  void shouldNotKnowTheCostWhenThereIsNoUsage() {
    assertThat(TOKENS.of(chat(StreamDetail.NONE, StreamDetail.NONE, StreamDetail.NONE))).isEmpty();
    assertThat(TOKENS.of(request("chat", 0, 10, Optional.empty()))).isEmpty();
  }

  @Test
  void shouldPriceTheTimeOfAnyRequestExactly() {
    Tariff tariff =
        new Tariff(
            BigDecimal.ZERO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new BigDecimal("0.3"));

    assertThat(tariff.of(request("talk", 1_000, 2_001, Optional.empty())))
        .contains(new BigDecimal("0.3003"));
    assertThat(tariff.and(1).of(request("talk", 0, 1_000, Optional.empty())))
        .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("1.3"));
  }

  @Test
  void shouldAddUpWithoutDriftAndCountWhatIsUnknownApart() {
    CostTallies tallies = new CostTallies();
    tallies.priced(new Tariffs("EUR", Map.of("chat", TOKENS)));
    for (int i = 0; i < 10_000; i++) {
      tallies.add(chat(1, 1, 0));
    }
    tallies.add(chat(StreamDetail.NONE, StreamDetail.NONE, StreamDetail.NONE));
    tallies.add(request("other", 0, 1, Optional.empty()));

    assertThat(tallies.totals())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.name()).isEqualTo("chat");
              assertThat(it.known()).isEqualTo(10_000);
              assertThat(it.amount()).isEqualByComparingTo("0.0075");
            });
  }

  @Test
  void shouldDivideByGoodAnswersAsTheFigureBesideTellsThem() {
    CostTallies tallies = new CostTallies();
    tallies.priced(
        new Tariffs(
            "EUR",
            Map.of("chat", Tariff.ofRequest(0.3), "talk", Tariff.ofRequest(0.1)),
            Map.of("chat", "chat goodput")));
    for (int i = 0; i < 4; i++) {
      tallies.add(request("chat", 0, 1, Optional.empty()));
      tallies.add(request("talk", 0, 1, Optional.empty()));
    }
    tallies.add(request("chat goodput", 0, 1, Optional.empty()));

    assertThat(tallies.totals())
        .extracting(CostTotals::name, CostTotals::known, CostTotals::good)
        .containsExactly(tuple("chat", 4L, 1L), tuple("talk", 4L, 4L));
    assertThat(tallies.totals().get(0).perGood()).contains(new BigDecimal("1.2"));
    assertThat(new CostTotals("chat", "", 4, BigDecimal.ONE, 0).perGood()).isEmpty();
  }

  private static Optional<BigDecimal> decimal(String text) {
    return Optional.of(new BigDecimal(text));
  }

  private static RunEvent.Request chat(long in, long out, long cached) {
    return request(
        "chat",
        0,
        10,
        Optional.of(
            new StreamDetail(
                0,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                0,
                new StreamDetail.Tokens(in, out, cached, 0, 1),
                "stop",
                GapCounts.NONE,
                true,
                Optional.empty(),
                Optional.empty())));
  }

  private static RunEvent.Request request(
      String name, long start, long end, Optional<StreamDetail> stream) {
    RunEvent.Request request =
        new RunEvent.Request("s", List.of("user"), name, start, end, true, 200, "");
    return stream.map(request::with).orElse(request);
  }
}
