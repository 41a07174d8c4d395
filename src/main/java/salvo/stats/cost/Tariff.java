package salvo.stats.cost;

import java.math.BigDecimal;
import java.util.Optional;
import salvo.event.RunEvent;
import salvo.event.StreamDetail;

/**
 * What a request costs.
 *
 * @param request each one
 * @param in each prompt token that was not cached
 * @param cached each that was; empty: as the others
 * @param out each token of the answer
 * @param second each second from its start to its end
 */
public record Tariff(
    BigDecimal request,
    Optional<BigDecimal> in,
    Optional<BigDecimal> cached,
    Optional<BigDecimal> out,
    BigDecimal second) {

  private static final int DIGITS_OF_MILLI = 3;

  /** One whose requests all cost the same. */
  public static Tariff ofRequest(double each) {
    return new Tariff(
        BigDecimal.valueOf(each),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        BigDecimal.ZERO);
  }

  /** The same, with so much more for each request. */
  public Tariff and(double each) {
    return new Tariff(request.add(BigDecimal.valueOf(each)), in, cached, out, second);
  }

  /** Whether nothing costs anything. */
  public boolean isFree() {
    return request.signum() == 0
        && in.orElse(BigDecimal.ZERO).signum() == 0
        && cached.orElse(BigDecimal.ZERO).signum() == 0
        && out.orElse(BigDecimal.ZERO).signum() == 0
        && second.signum() == 0;
  }

  /** What one has cost; empty where its target has not told what it is priced by. */
  public Optional<BigDecimal> of(RunEvent.Request ended) {
    long millis = Math.max(0, ended.responseTimeMillis());
    BigDecimal time = second.multiply(BigDecimal.valueOf(millis)).movePointLeft(DIGITS_OF_MILLI);
    BigDecimal fixed = request.add(time);
    return in.isEmpty() && cached.isEmpty() && out.isEmpty()
        ? Optional.of(fixed)
        : ended.stream().map(StreamDetail::tokens).flatMap(this::tokens).map(fixed::add);
  }

  private Optional<BigDecimal> tokens(StreamDetail.Tokens used) {
    boolean isUnknown =
        out.isPresent() && used.out() == StreamDetail.NONE
            || (in.isPresent() || cached.isPresent()) && used.in() == StreamDetail.NONE;
    if (isUnknown) {
      return Optional.empty();
    }
    long fromCache = Math.min(Math.max(0, used.cached()), Math.max(0, used.in()));
    return Optional.of(
        times(in, used.in() - fromCache)
            .add(times(cached.or(() -> in), fromCache))
            .add(times(out, used.out())));
  }

  private static BigDecimal times(Optional<BigDecimal> price, long tokens) {
    return price.orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(Math.max(0, tokens)));
  }
}
