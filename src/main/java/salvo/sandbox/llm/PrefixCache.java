package salvo.sandbox.llm;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The beginnings of earlier prompts, as engines keep them: in blocks of 16 words, and each prompt
 * as a whole. The beginnings that were used last are kept. For the handlers' event loop only.
 */
final class PrefixCache {

  static final int BLOCK = 16;

  private static final int MOST = 200_000;
  private static final float FULL = 0.75f;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final Map<Long, Boolean> known =
      new LinkedHashMap<>(BLOCK, FULL, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /**
   * How many of its first words are known, which now are all of them. The last one is read anyway,
   * since the answer follows from it.
   */
  int cached(String[] prompt) {
    int cached = 0;
    boolean isKnown = true;
    long hash = 1;
    for (int i = 0; i < prompt.length; i++) {
      hash = Long.rotateLeft((hash ^ prompt[i].hashCode()) * FACTOR, BLOCK + 1);
      if ((i + 1) % BLOCK == 0 || i == prompt.length - 1) {
        isKnown = known.put(hash, true) != null && isKnown;
        cached = isKnown ? i + 1 : cached;
      }
    }
    return Math.min(cached, prompt.length - 1);
  }
}
