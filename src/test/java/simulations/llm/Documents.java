package simulations.llm;

import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.SplittableRandom;

/** Long texts to ask about: each user's texts are its own, and the same in each run. */
final class Documents {

  private static final String PROMPT = "prompt";
  private static final String COUNT = "documents";
  private static final List<String> WORDS =
      List.of(
          "on", "the", "third", "day", "of", "a", "long", "report", "we", "read", "that", "each",
          "tenant", "pays", "before", "noon", "unless", "it", "rains", "again");

  private final int words;

  Documents(int words) {
    this.words = words;
  }

  /** The session with such a text before its question. */
  Session before(Session session) {
    int count = session.contains(COUNT) ? session.getInt(COUNT) + 1 : 1;
    SplittableRandom random = new SplittableRandom(31 * session.userId() + count);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return session.set(COUNT, count).set(PROMPT, text + "\n\n" + session.getString(PROMPT));
  }
}
