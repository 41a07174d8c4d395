package salvo.slo;

import java.util.Optional;
import java.util.OptionalDouble;
import salvo.event.FigureName;
import salvo.stats.request.RequestFigures;

/**
 * How far the share of good answers falls from the lowest level of a load to the highest, by the
 * figures beside each other that count them at either. It is told only where it is sure, one time
 * in twenty wrongly at most, that it is within what is allowed, or beyond: by Newcombe's interval
 * for the difference of two shares (hybrid score, 1998).
 */
public final class ShareFall {

  /** Of the normal distribution, for a bound on one side with 95 %. */
  private static final double Z = 1.6448536269514722;

  private ShareFall() {}

  /** What a figure of the quality is called where it counts at the lowest level. */
  static String low(String quality) {
    return FigureName.QUALITY_LOW.of(request(quality));
  }

  /** The same at the highest. */
  static String high(String quality) {
    return FigureName.QUALITY_HIGH.of(request(quality));
  }

  private static String request(String quality) {
    return FigureName.QUALITY.request(quality).orElseThrow();
  }

  /** The fall, 0 or more; empty where there are too few answers to tell. */
  static OptionalDouble of(
      Optional<? extends RequestFigures> low,
      Optional<? extends RequestFigures> high,
      double allowed) {
    boolean isKnown =
        low.filter(it -> it.requests() > 0).isPresent()
            && high.filter(it -> it.requests() > 0).isPresent();
    return isKnown
        ? of(Share.of(low.orElseThrow()), Share.of(high.orElseThrow()), allowed)
        : OptionalDouble.empty();
  }

  private static OptionalDouble of(Share low, Share high, double allowed) {
    double fall = low.value - high.value;
    double least = fall - Math.hypot(low.value - low.lower(), high.upper() - high.value);
    double most = fall + Math.hypot(low.upper() - low.value, high.value - high.lower());
    return most <= allowed || least > allowed
        ? OptionalDouble.of(Math.max(0, fall))
        : OptionalDouble.empty();
  }

  /** A share of so many, with Wilson's bounds. */
  private record Share(double value, double count) {

    static Share of(RequestFigures figures) {
      return new Share(1 - figures.errorRate(), figures.requests());
    }

    double lower() {
      return middle() - reach();
    }

    double upper() {
      return middle() + reach();
    }

    private double middle() {
      return (value + Z * Z / (2 * count)) / (1 + Z * Z / count);
    }

    private double reach() {
      double spread = value * (1 - value) / count + Z * Z / (4 * count * count);
      return Z * Math.sqrt(spread) / (1 + Z * Z / count);
    }
  }
}
