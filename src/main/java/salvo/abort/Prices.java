package salvo.abort;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.config.Settings;
import salvo.config.answers.Price;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.event.FigureName;
import salvo.slo.UnknownEndpointException;
import salvo.stats.cost.Tariff;
import salvo.stats.cost.Tariffs;

/**
 * What the settings of a system say that its requests cost: each one, and by what its answer used.
 */
record Prices(String prefix, Settings.SystemUnderTest system, String currency) {

  /**
   * Refuses prices of requests that there are none of, and those by tokens where none are counted.
   *
   * @throws UnknownEndpointException for names
   * @throws SettingsException for tokens
   */
  void check(Set<String> endpoints) {
    Map<String, Price> prices = system.answers().prices();
    UnknownEndpointException.checkNames(this::key, prices.keySet(), endpoints);
    List<SettingsProblem> problems = new ArrayList<>();
    prices.forEach(
        (name, price) -> {
          // The time per token stands beside each request whose stream tells how many there are.
          if (price.isOfTokens() && !endpoints.contains(FigureName.TPOT.of(name))) {
            problems.add(problem(name));
          }
        });
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  private SettingsProblem problem(String name) {
    return new SettingsProblem(
        key(name),
        "",
        "",
        "prices by tokens for a request whose answer is a stream that counts them; this one is not",
        "leave in, cached and out away; a price by second, or one in costs, goes for any request");
  }

  private String key(String name) {
    return prefix + "prices.\"" + name + "\"";
  }

  /** Of each request that costs something, both together. */
  Tariffs tariffs() {
    Map<String, Tariff> all = new HashMap<>();
    system.answers().prices().forEach((name, price) -> all.put(name, tariff(price)));
    system
        .costs()
        .forEach(
            (name, each) ->
                all.merge(name, Tariff.ofRequest(each), (priced, fixed) -> priced.and(each)));
    Map<String, String> good = new HashMap<>();
    all.keySet().forEach(name -> good(name).ifPresent(figure -> good.put(name, figure)));
    return new Tariffs(currency, Collections.unmodifiableMap(all), good);
  }

  /** What tells which answers are good; empty where each success is. */
  private Optional<String> good(String name) {
    if (system.goodput().containsKey(name)) {
      return Optional.of(FigureName.GOODPUT.of(name));
    }
    return system.answers().rules().containsKey(name)
        ? Optional.of(FigureName.QUALITY.of(name))
        : Optional.empty();
  }

  private static Tariff tariff(Price price) {
    return new Tariff(
        BigDecimal.ZERO,
        price.in(),
        price.cached(),
        price.out(),
        price.second().orElse(BigDecimal.ZERO));
  }
}
