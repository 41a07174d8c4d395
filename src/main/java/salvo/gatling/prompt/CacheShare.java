package salvo.gatling.prompt;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import salvo.gatling.stream.record.TokenCounts;

/** How much of all prompts the target found in its cache, by its own count. */
final class CacheShare {

  private final LongAdder in = new LongAdder();
  private final LongAdder cached = new LongAdder();

  void add(TokenCounts tokens) {
    OptionalLong known = tokens.cached();
    if (known.isPresent() && tokens.in().isPresent()) {
      in.add(tokens.in().getAsLong());
      cached.add(known.getAsLong());
    }
  }

  /**
   * In a sentence, beside what was wanted.
   *
   * @param wanted 0 to 1
   */
  String sentence(double wanted) {
    String want = String.format(Locale.ROOT, "%.1f %% were wanted.", 100 * wanted);
    return in.sum() == 0
        ? "Cached tokens of prompts: unknown, the target told none; " + want
        : String.format(
            Locale.ROOT,
            "Cached tokens of prompts: %.1f %%, %,d of %,d as the target counts them; %s",
            100.0 * cached.sum() / in.sum(),
            cached.sum(),
            in.sum(),
            want);
  }
}
