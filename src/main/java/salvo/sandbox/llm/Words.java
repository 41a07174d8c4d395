package salvo.sandbox.llm;

import java.util.List;
import java.util.SplittableRandom;

/** What an answer says, word by word. */
final class Words {

  private static final List<String> ALL =
      List.of("the", "answer", "to", "that", "is", "long", "and", "each", "word", "a", "token");
  private static final List<String> REFUSAL =
      List.of("I'm", "sorry,", "but", "I", "can't", "help", "with", "that.");
  private static final int FEWEST = 12;
  private static final int MOST = 96;

  /** With more answers than this under way, a tired model refuses three of ten. */
  private static final int MOST_RESTED = 4;

  private static final double REFUSED_WHEN_TIRED = 0.3;

  private final LlmRequest request;
  private final SplittableRandom random;
  private boolean isRefusal;
  private int count;

  Words(LlmRequest request) {
    this.request = request;
    long mood = request.has(Quirk.MOODY) ? request.receivedNanos() : 0;
    this.random = new SplittableRandom(request.prompt().hashCode() + mood);
    this.count = FEWEST + random.nextInt(MOST - FEWEST);
    if (request.has(Quirk.REFUSAL)) {
      refuse();
    }
  }

  /** Is told how many answers are made beside it when it begins. */
  void beginAmong(int answers) {
    boolean isTired = request.has(Quirk.TIRED) && answers > MOST_RESTED;
    if (isTired
        && new SplittableRandom(request.receivedNanos()).nextDouble() < REFUSED_WHEN_TIRED) {
      refuse();
    }
  }

  private void refuse() {
    isRefusal = true;
    count = REFUSAL.size();
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** The word of that index. */
  String word(int index) {
    if (isRefusal) {
      return REFUSAL.get(index % REFUSAL.size());
    }
    String word = ALL.get(random.nextInt(ALL.size()));
    boolean isJson = request.has(Quirk.JSON) || request.has(Quirk.MALFORMED);
    if (!isJson) {
      return word;
    }
    boolean isClosed = index == count - 1 && request.has(Quirk.JSON);
    return (index == 0 ? "{\"answer\": \"" : "") + word + (isClosed ? "\"}" : "");
  }
}
