package salvo.sandbox.flows;

import java.util.LinkedHashMap;
import java.util.Map;

/** The latest entries; the oldest make room for new ones. For the event loop only. */
final class Latest<V> extends LinkedHashMap<String, V> {

  private static final long serialVersionUID = 1L;

  private final int max;

  Latest(int max) {
    this.max = max;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > max;
  }
}
