package salvo.config.answers;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a request costs by what its answer used. Exact decimals: a thousand times 0.001 is 1.
 *
 * @param in for each prompt token that was not cached
 * @param cached for each that was; empty: as the others
 * @param out for each token of the answer
 * @param second for each second from when it was sent to its end
 */
public record Price(
    Optional<BigDecimal> in,
    Optional<BigDecimal> cached,
    Optional<BigDecimal> out,
    Optional<BigDecimal> second) {

  /** Whether it needs the tokens that the target reports. */
  public boolean isOfTokens() {
    return in.isPresent() || cached.isPresent() || out.isPresent();
  }
}
