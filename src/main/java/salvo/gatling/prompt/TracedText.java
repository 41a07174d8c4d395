package salvo.gatling.prompt;

import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import salvo.gatling.draw.Draws;
import salvo.gatling.users.TracedRequest;
import salvo.trace.TraceEntry;

/**
 * Prompts as a trace has them: as long as it says, and with the same text where it says that they
 * have blocks in common. Without a trace, or lengths in it, those of another source.
 */
record TracedText(PromptSource otherwise) implements PromptSource {

  /** Tokens that a number of {@code hash_ids} stands for. */
  private static final int BLOCK = 512;

  @Override
  public Optional<String> text(Session session, int turn) {
    Optional<TraceEntry> traced =
        TracedRequest.of(session).filter(it -> turn == 1 && it.tokensIn().isPresent());
    return traced.isPresent()
        ? Optional.of(text(traced.get(), Draws.of(session).data()))
        : otherwise.text(session, turn);
  }

  static String text(TraceEntry entry, RandomGenerator random) {
    int left = Math.max(1, entry.tokensIn().orElse(1));
    StringJoiner text = new StringJoiner(" ");
    for (int block : entry.blocks()) {
      if (left > 0) {
        text.add(WordText.numbered(block, Math.min(BLOCK, left)));
        left -= BLOCK;
      }
    }
    if (left > 0) {
      text.add(WordText.drawn(left, random));
    }
    return text.toString();
  }
}
