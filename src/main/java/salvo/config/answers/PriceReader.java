package salvo.config.answers;

import java.math.BigDecimal;
import java.util.Optional;
import salvo.config.source.Rule;
import salvo.config.source.Section;

/** Reads what the answers to a request cost. */
final class PriceReader {

  private static final int MOST_DIGITS = 30;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final int USUAL_PER = 1_000_000;

  private static final Rule<BigDecimal> AMOUNT =
      Rule.ofText(
          "a number from 0 to 1000000, of at most 30 digits",
          "0.60",
          text -> number(text).filter(PriceReader::isAmount));

  /** Powers of ten, so that a price per token is a decimal as exact. */
  private static final Rule<Integer> PER =
      Rule.ofText(
          "the number of tokens that a price is for: 1, 1000 or 1000000",
          "1000000",
          text ->
              switch (text) {
                case "1", "1000", "1000000" -> Optional.of(Integer.valueOf(text));
                default -> Optional.empty();
              });

  private PriceReader() {}

  static Price price(Section price) {
    int per = price.optional("per", PER).orElse(USUAL_PER);
    Price read =
        new Price(
            perToken(price, "in", per),
            perToken(price, "cached", per),
            perToken(price, "out", per),
            price.optional("second", AMOUNT).map(BigDecimal::stripTrailingZeros));
    if (!read.isOfTokens() && read.second().isEmpty() && !price.hasProblem()) {
      price.reportWhole("a price: in, cached, out or second", "set one, such as out = 0.60");
    }
    return read;
  }

  private static Optional<BigDecimal> perToken(Section price, String key, int per) {
    return price
        .optional(key, AMOUNT)
        .map(amount -> amount.divide(BigDecimal.valueOf(per)).stripTrailingZeros());
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isAmount(BigDecimal amount) {
    return amount.signum() >= 0
        && amount.compareTo(MOST) <= 0
        && amount.precision() <= MOST_DIGITS
        && Math.abs(amount.scale()) <= MOST_DIGITS;
  }
}
