package salvo.gatling.prompt;

import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.random.RandomGenerator;
import salvo.gatling.draw.Draws;

/**
 * Prompts of a distribution of lengths. Where they have a beginning in common with others of their
 * group, it is as much of them as the target shall find in its cache.
 *
 * @param groups 0 where nothing is in common
 * @param hitRatio share of a prompt that is, 0 to 1
 * @param unique a word that no other run uses
 */
record DrawnText(Lengths lengths, int groups, double hitRatio, String unique)
    implements PromptSource {

  @Override
  public Optional<String> text(Session session, int turn) {
    RandomGenerator random = Draws.of(session).data();
    int length = lengths.draw(random);
    int common = groups == 0 || turn > 1 ? 0 : (int) Math.round(hitRatio * length);
    if (common == 0) {
      return Optional.of(WordText.drawn(length, random));
    }
    String beginning = WordText.numbered(-1L - random.nextInt(groups), common);
    int own = length - common;
    return Optional.of(
        own == 0
            ? beginning
            : beginning + " " + unique + " " + WordText.drawn(own - 1, random).strip());
  }
}
