package salvo.sandbox.content;

import java.util.UUID;
import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.http.Environment;

/**
 * The model behind the API as far as time goes: how long each generation takes, and how little when
 * the content is in the cache. For the handlers' event loop only.
 */
final class Generator {

  /** The published baseline of POST /api/v1/content/generate. */
  static final Percentiles GENERATION = new Percentiles(2000, 5000, 10_000, 30_000);

  /** An assumption: of a cache hit it is only published that it stays under 500 ms. */
  private static final Percentiles CACHE_HIT = new Percentiles(60, 200, 350, 450);

  private final Environment environment;
  private final ContentCache cache;
  private final ServiceTime generation;
  private final ServiceTime cacheHit;

  /**
   * @param name of the user of the model; each has a sequence of times of its own
   */
  Generator(Environment environment, String name, ContentCache cache) {
    this.environment = environment;
    this.cache = cache;
    generation = environment.serviceTimes().of(name + " generation", GENERATION);
    cacheHit = environment.serviceTimes().of(name + " cache hit", CACHE_HIT);
  }

  /** Starts a generation and tells how many milliseconds it will take. */
  double start(ContentRequest request) {
    if (!request.useCache()) {
      return generation.nextMillis();
    }
    long now = environment.clock().millis();
    UUID content = request.cacheKey();
    if (cache.holds(content, now)) {
      return cacheHit.nextMillis();
    }
    double millis = generation.nextMillis();
    cache.expect(content, now + millis);
    return millis;
  }
}
