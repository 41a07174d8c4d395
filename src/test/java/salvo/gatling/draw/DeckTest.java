package salvo.gatling.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeckTest {

  private static final int SEED = 42;

  @Test
  void shouldDrawEachAsOftenAsItsWeightWhenADeckIsUsedUp() {
    Deck deck = deck(10, 5, 4, 3, 2, 2, 1);

    assertThat(counts(deck, 7, 0, 27)).containsExactly(10, 5, 4, 3, 2, 2, 1);
    assertThat(counts(deck, 7, 27, 270)).containsExactly(100, 50, 40, 30, 20, 20, 10);
  }

  @Test
  void shouldDrawEachAsOftenAsItsShareWhenADeckDoesNotHoldWholeCards() {
    // Of 24 cards, 10.9, 8.7 and 4.4.
    assertThat(counts(deck(5, 4, 2), 3, 0, 11 * 24)).containsExactly(120, 96, 48);
  }

  @Test
  void shouldDrawInAnotherOrderWhenTheDeckIsShuffledAnew() {
    Deck deck = deck(3, 2, 1);

    List<Integer> first = drawn(deck, 0, 24);
    List<Integer> second = drawn(deck, 24, 24);

    assertThat(second).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void shouldLetAnOptionComeSeveralTimesRunningWhenThereAreTwo() {
    List<Integer> drawn = drawn(deck(1, 1), 0, 200);

    assertThat(IntStream.range(2, 200))
        .anyMatch(
            i -> drawn.get(i).equals(drawn.get(i - 1)) && drawn.get(i).equals(drawn.get(i - 2)));
  }

  @Test
  void shouldDrawTheOnlyOneWhenThereIsNoChoice() {
    assertThat(drawn(deck(7), 0, 50)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 1_000_000})
  void shouldDrawARareOneNowAndThenWhenItIsNotInEveryDeck(int once) {
    int[] counts = counts(deck(once - 1, 1), 2, 0, 2 * once);

    assertThat(counts[1]).isBetween(1, 3);
    assertThat(counts[0] + counts[1]).isEqualTo(2 * once);
  }

  @Test
  void shouldKeepTheSharesWhenManyThreadsDraw() {
    Deck deck = deck(3, 1);

    int[] drawn = IntStream.range(0, 40_000).parallel().map(deck::card).toArray();

    assertThat(Arrays.stream(drawn).filter(option -> option == 1).count()).isEqualTo(10_000);
  }

  @Test
  void shouldLayTheSameCardsWheneverTheyAreAskedFor() {
    List<Integer> inOrder = drawn(deck(3, 2, 1), 0, 50_000);

    Deck anyOrder = deck(3, 2, 1);
    assertThat(new Random(1).ints(20_000, 0, 50_000))
        .allMatch(index -> anyOrder.card(index) == inOrder.get(index));
  }

  @Test
  void shouldLayOtherCardsWhenTheSeedIsAnother() {
    List<Double> shares = List.of(0.5, 0.25, 0.25);

    assertThat(drawn(new Deck(shares, 1), 0, 40)).isNotEqualTo(drawn(new Deck(shares, 2), 0, 40));
  }

  @Test
  void shouldKeepTheSharesInEachRoundAndForEachUser() {
    Deck deck = deck(3, 1);

    for (int round = 0; round < 10; round++) {
      int now = round;
      assertThat(LongStream.range(0, 40).map(user -> deck.card(user, now, 40)).sum()).isEqualTo(10);
    }
    assertThat(LongStream.range(0, 10_000).map(round -> deck.card(7, round, 40)).sum())
        .isBetween(2_350L, 2_650L);
  }

  @Test
  void shouldGiveTheNextCardOfTheRowWhenThereIsOneUser() {
    Deck deck = deck(3, 2, 1);

    assertThat(IntStream.range(0, 100).mapToObj(round -> deck.card(0, round, 1)).toList())
        .isEqualTo(drawn(deck, 0, 100));
  }

  @Test
  void shouldGiveARowOfItsOwnToWhoComesWhenAllSeatsWereTaken() {
    Deck deck = deck(3, 2, 1);

    List<Integer> first = IntStream.range(0, 60).mapToObj(it -> deck.card(0, it, 1)).toList();
    List<Integer> later = IntStream.range(0, 60).mapToObj(it -> deck.card(1, it, 1)).toList();

    assertThat(later).isNotEqualTo(first);
    assertThat(later.stream().filter(option -> option == 0)).hasSize(30);
  }

  private static Deck deck(int... weights) {
    double sum = Arrays.stream(weights).sum();
    return new Deck(Arrays.stream(weights).mapToObj(weight -> weight / sum).toList(), SEED);
  }

  private static List<Integer> drawn(Deck deck, int first, int draws) {
    return IntStream.range(first, first + draws).mapToObj(deck::card).toList();
  }

  private static int[] counts(Deck deck, int options, int first, int draws) {
    int[] counts = new int[options];
    drawn(deck, first, draws).forEach(option -> counts[option]++);
    return counts;
  }
}
