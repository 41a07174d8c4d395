package salvo.sandbox.content;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Knows which contents were generated before. A content enters when its first generation ends; the
 * oldest make room for new ones. For the handlers' event loop only.
 */
final class ContentCache {

  private static final int MAX_CONTENTS = 10_000;

  private final Map<UUID, Double> readyMillis = new LinkedHashMap<>();

  boolean holds(UUID content, double nowMillis) {
    return readyMillis.getOrDefault(content, Double.POSITIVE_INFINITY) <= nowMillis;
  }

  /** Notes that a generation of the content will end then. */
  void expect(UUID content, double endMillis) {
    readyMillis.merge(content, endMillis, Math::min);
    if (readyMillis.size() > MAX_CONTENTS) {
      Iterator<UUID> oldest = readyMillis.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
