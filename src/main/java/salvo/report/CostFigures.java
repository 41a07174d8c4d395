package salvo.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import salvo.event.FigureName;
import salvo.stats.RunStats;
import salvo.stats.cost.CostTotals;
import salvo.stats.request.Summary;

/**
 * What the requests of one name cost. What is not known is empty, and never 0.
 *
 * @param currency in which; empty where nobody says
 * @param requests all of them
 * @param known of how many of them it is known
 * @param amount what these cost, exactly
 * @param perRequest that, for each of them
 * @param perSuccess that, for each request that succeeded
 * @param perGoodput the same for each that kept its limits; empty where it has none, or none did
 * @param perQuality the same for each answer that kept its checks
 */
public record CostFigures(
    String name,
    String currency,
    long requests,
    long known,
    Optional<BigDecimal> amount,
    Optional<BigDecimal> perRequest,
    Optional<BigDecimal> perSuccess,
    Optional<BigDecimal> perGoodput,
    Optional<BigDecimal> perQuality) {

  /** Those of a run, in alphabetical order; none where nothing has a price. */
  public static List<CostFigures> of(RunStats stats) {
    Map<String, Summary> byName =
        stats.endpoints().stream().collect(Collectors.toMap(Summary::name, it -> it));
    return stats.costs().stream().map(it -> of(it, byName)).toList();
  }

  private static CostFigures of(CostTotals it, Map<String, Summary> byName) {
    Optional<BigDecimal> amount =
        it.known() == 0 ? Optional.empty() : Optional.of(it.amount().stripTrailingZeros());
    Optional<Summary> requests = Optional.ofNullable(byName.get(it.name()));
    return new CostFigures(
        it.name(),
        it.currency(),
        Math.max(it.known(), requests.map(Summary::requests).orElse(0L)),
        it.known(),
        amount,
        amount.flatMap(sum -> each(sum, it.known())),
        amount.flatMap(sum -> each(sum, requests.map(Summary::ok).orElse(0L))),
        amount.flatMap(sum -> each(sum, ok(byName, FigureName.GOODPUT.of(it.name())))),
        amount.flatMap(sum -> each(sum, ok(byName, FigureName.QUALITY.of(it.name())))));
  }

  private static long ok(Map<String, Summary> byName, String figure) {
    return Optional.ofNullable(byName.get(figure)).map(Summary::ok).orElse(0L);
  }

  private static Optional<BigDecimal> each(BigDecimal sum, long count) {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64).stripTrailingZeros());
  }

  /** Of how many requests it is not known what they cost. */
  public long unknown() {
    return requests - known;
  }
}
