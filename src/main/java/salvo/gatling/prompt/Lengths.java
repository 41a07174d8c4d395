package salvo.gatling.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long prompts are, in tokens: a distribution, as its words say it.
 *
 * @param name fixed, uniform, normal or lognormal
 * @param first the length, the least one, or the mean
 * @param second the same, the most, or the standard deviation
 * @param least none is shorter
 * @param most none is longer
 */
record Lengths(String name, int first, int second, int least, int most) {

  /** What a text for {@link #of} has to be. */
  static final String RULE =
      "a length in tokens from 1 to 200000: fixed 300, uniform <min> <max>, normal <mean> <sd>"
          + " <min> <max> or lognormal <mean> <sd> <min> <max>";

  private static final int LONGEST = 200_000;
  private static final int NUMBERS_OF_NORMAL = 4;

  /** Draws that are out of bounds before the nearest bound is taken. */
  private static final int TRIES = 100;

  /** A text such as {@code lognormal 300 200 10 4000}; empty for one that is none. */
  static Optional<Lengths> of(String text) {
    List<String> words = Arrays.asList(text.strip().split("[ ,]+"));
    List<String> rest = words.subList(1, words.size());
    if (!rest.stream().allMatch(it -> it.matches("\\d{1,6}"))) {
      return Optional.empty();
    }
    List<Integer> numbers = rest.stream().map(Integer::valueOf).toList();
    return of(words.get(0), numbers).filter(Lengths::isSound);
  }

  private static Optional<Lengths> of(String name, List<Integer> numbers) {
    return switch (name + " " + numbers.size()) {
      case "fixed 1" -> Optional.of(bounded(name, numbers.get(0), numbers.get(0)));
      case "uniform 2" -> Optional.of(bounded(name, numbers.get(0), numbers.get(1)));
      case "normal " + NUMBERS_OF_NORMAL, "lognormal " + NUMBERS_OF_NORMAL ->
          Optional.of(
              new Lengths(name, numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
      default -> Optional.empty();
    };
  }

  private static Lengths bounded(String name, int least, int most) {
    return new Lengths(name, least, most, least, most);
  }

  private boolean isSound() {
    return least >= 1 && least <= most && most <= LONGEST && first >= 1;
  }

  int draw(RandomGenerator random) {
    for (int i = 0; i < TRIES; i++) {
      long drawn = Math.round(any(random));
      if (drawn >= least && drawn <= most) {
        return (int) drawn;
      }
    }
    return first < least ? least : most;
  }

  private double any(RandomGenerator random) {
    return switch (name) {
      case "normal" -> first + second * random.nextGaussian();
      case "lognormal" -> {
        double variance = Math.log1p(Math.pow((double) second / first, 2));
        yield Math.exp(
            Math.log(first) - variance / 2 + Math.sqrt(variance) * random.nextGaussian());
      }
      default -> least + random.nextInt(most - least + 1);
    };
  }
}
