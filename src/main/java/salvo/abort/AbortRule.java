package salvo.abort;

import java.time.Duration;
import java.util.List;
import salvo.slo.Slo;

/**
 * A rule that ends the load when one of its objectives is missed for a while.
 *
 * @param key where it was configured
 * @param slos objectives of one scope
 * @param windowSeconds time over which the figures are taken
 * @param hold how long an objective has to be missed without a break
 * @param requests least requests of a window for its times and error rate to count
 */
public record AbortRule(
    String key, List<Slo> slos, int windowSeconds, Duration hold, long requests) {

  public AbortRule {
    slos = List.copyOf(slos);
  }

  /** What it is for: {@link Slo#GLOBAL}, or an endpoint. */
  public String scope() {
    return slos.get(0).scope();
  }
}
