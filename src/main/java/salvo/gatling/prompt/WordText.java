package salvo.gatling.prompt;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Texts of a number of words. They are short and common ones, each of which most tokenizers take as
 * one token together with the space before it.
 */
final class WordText {

  private static final List<String> WORDS =
      List.of(
          ("the of and to in is that for it was on are as with his they at be this from have or by"
                  + " one had not but what all were when we there can an your which their said if"
                  + " do will each about how up out them then she many some so these would other"
                  + " into has more her two like him see time could no make than first been its"
                  + " who now people my made over did down only way find use may water long little"
                  + " very after words called just where most know get through back much before go"
                  + " good new write our used me man too any day same right look think also around"
                  + " another came come work three word must because does part even place well such"
                  + " here take why things help put years different away again off went old number")
              .split(" "));

  /** Which texts are the same is told by their number and kind. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private WordText() {}

  /** Another one each time. */
  static String drawn(int words, RandomGenerator random) {
    StringBuilder text = new StringBuilder(words * 5);
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }

  /** The beginning of the text of that number: a shorter one begins a longer one. */
  static String numbered(long number, int words) {
    return drawn(words, new SplittableRandom((number + 1) * GOLDEN));
  }
}
