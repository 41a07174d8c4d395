package salvo.gatling.draw;

import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.onCase;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;

/** Chains of which a user draws one, each as often as its share says. */
public final class DrawnChains {

  private final long seed;

  public DrawnChains(long seed) {
    this.seed = seed;
  }

  /**
   * One chain for each user, in the order in which they come.
   *
   * @param what is chosen; with the seed it tells how the cards lie
   * @param share of an option; all add up to 1
   */
  public <T> ChainBuilder once(
      String what, List<T> options, ToDoubleFunction<T> share, Function<T, ChainBuilder> chain) {
    return choose(what, options, share, chain, (deck, draws) -> deck.card(draws.user()));
  }

  /**
   * One chain for each task of users who stay.
   *
   * @param users how many there are at a time
   */
  public <T> ChainBuilder eachTask(
      String what,
      int users,
      List<T> options,
      ToDoubleFunction<T> share,
      Function<T, ChainBuilder> chain) {
    return choose(
        what,
        options,
        share,
        chain,
        (deck, draws) -> deck.card(draws.user(), draws.tasks(), users));
  }

  private <T> ChainBuilder choose(
      String what,
      List<T> options,
      ToDoubleFunction<T> share,
      Function<T, ChainBuilder> chain,
      ToIntBiFunction<Deck, Draws> card) {
    if (options.size() == 1) {
      return chain.apply(options.get(0));
    }
    List<Choice.WithKey> choices = new ArrayList<>();
    for (T option : options) {
      choices.add(onCase(choices.size()).then(chain.apply(option)));
    }
    List<Double> shares = options.stream().map(share::applyAsDouble).toList();
    Deck deck = new Deck(shares, Seeds.derive(seed, what));
    return doSwitch(session -> card.applyAsInt(deck, Draws.of(session))).on(choices);
  }
}
