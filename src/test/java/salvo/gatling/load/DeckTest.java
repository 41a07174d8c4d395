package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeckTest {

  private static final int SEED = 42;

  @Test
  void shouldDrawEachAsOftenAsItsWeightWhenADeckIsUsedUp() {
    Deck deck = deck(10, 5, 4, 3, 2, 2, 1);

    assertThat(counts(deck, 7, 27)).containsExactly(10, 5, 4, 3, 2, 2, 1);
    assertThat(counts(deck, 7, 270)).containsExactly(100, 50, 40, 30, 20, 20, 10);
  }

  @Test
  void shouldDrawEachAsOftenAsItsShareWhenADeckDoesNotHoldWholeCards() {
    // Of 24 cards, 10.9, 8.7 and 4.4.
    assertThat(counts(deck(5, 4, 2), 3, 11 * 24)).containsExactly(120, 96, 48);
  }

  @Test
  void shouldDrawInAnotherOrderWhenTheDeckIsShuffledAnew() {
    Deck deck = deck(3, 2, 1);

    List<Integer> first = drawn(deck, 24);
    List<Integer> second = drawn(deck, 24);

    assertThat(second).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void shouldLetAnOptionComeSeveralTimesRunningWhenThereAreTwo() {
    List<Integer> drawn = drawn(deck(1, 1), 200);

    assertThat(IntStream.range(2, 200))
        .anyMatch(
            i -> drawn.get(i).equals(drawn.get(i - 1)) && drawn.get(i).equals(drawn.get(i - 2)));
  }

  @Test
  void shouldDrawTheOnlyOneWhenThereIsNoChoice() {
    assertThat(drawn(deck(7), 50)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 1_000_000})
  void shouldDrawARareOneNowAndThenWhenItIsNotInEveryDeck(int once) {
    int[] counts = counts(deck(once - 1, 1), 2, 2 * once);

    assertThat(counts[1]).isBetween(1, 3);
    assertThat(counts[0] + counts[1]).isEqualTo(2 * once);
  }

  @Test
  void shouldKeepTheSharesWhenManyThreadsDraw() {
    Deck deck = deck(3, 1);

    int[] drawn = IntStream.range(0, 40_000).parallel().map(draw -> deck.draw()).toArray();

    assertThat(Arrays.stream(drawn).filter(option -> option == 1).count()).isEqualTo(10_000);
  }

  private static Deck deck(int... weights) {
    double sum = Arrays.stream(weights).sum();
    return new Deck(
        Arrays.stream(weights).mapToObj(weight -> weight / sum).toList(), new Random(SEED));
  }

  private static List<Integer> drawn(Deck deck, int draws) {
    List<Integer> drawn = new ArrayList<>();
    IntStream.range(0, draws).forEach(draw -> drawn.add(deck.draw()));
    return drawn;
  }

  private static int[] counts(Deck deck, int options, int draws) {
    int[] counts = new int[options];
    drawn(deck, draws).forEach(option -> counts[option]++);
    return counts;
  }
}
