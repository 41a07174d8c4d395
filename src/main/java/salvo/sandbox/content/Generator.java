package salvo.sandbox.content;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.ServiceTime;
import salvo.sandbox.http.ServiceTime.Percentiles;

/**
 * The model behind the API, as far as time goes: how long each generation takes, and a cache of
 * what was generated before, which is fast. A text enters the cache when its first generation ends.
 * For the event loop only.
 */
final class Generator {

  private static final int MAX_CACHED = 10_000;

  /** The published baseline of POST /api/v1/content/generate. */
  static final Percentiles GENERATION = new Percentiles(2000, 5000, 10_000, 30_000);

  /** An assumption: of a cache hit it is only published that it stays under 500 ms. */
  private static final Percentiles CACHE_HIT = new Percentiles(60, 200, 350, 450);

  private final Environment environment;
  private final ServiceTime generation;
  private final ServiceTime cacheHit;
  private final Map<UUID, Double> readyMillis = new LinkedHashMap<>();

  Generator(Environment environment) {
    this.environment = environment;
    generation = environment.serviceTimes().of("generation", GENERATION);
    cacheHit = environment.serviceTimes().of("cache hit", CACHE_HIT);
  }

  /** Starts a generation and tells how many milliseconds it will take. */
  double start(ContentRequest request) {
    if (!request.useCache()) {
      return generation.nextMillis();
    }
    double now = environment.clock().millis();
    UUID key = request.cacheKey();
    Double ready = readyMillis.get(key);
    if (ready != null && ready <= now) {
      return cacheHit.nextMillis();
    }
    double millis = generation.nextMillis();
    readyMillis.merge(key, now + millis, Math::min);
    evict();
    return millis;
  }

  private void evict() {
    if (readyMillis.size() > MAX_CACHED) {
      Iterator<UUID> oldest = readyMillis.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
