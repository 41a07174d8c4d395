package salvo.capacity.shortage;

import salvo.text.Quantity;
import salvo.text.Unit;

/**
 * A resource that was watched through the search.
 *
 * @param label for people: "Target CPU", "hikari: connections_pending"
 * @param limit what all of it is, in its unit; NaN where that is not known
 */
public record WatchedResource(String label, Unit unit, double limit) {

  /** A share is used up near 1. */
  public static WatchedResource ofShare(String label) {
    return new WatchedResource(label, Unit.SHARE, 1);
  }

  boolean isLimited() {
    return !Double.isNaN(limit);
  }

  /** A value in words: "97 %", "1.9 cores of 2", "14". */
  String text(double value) {
    return switch (unit) {
      case SHARE -> Quantity.share(value);
      case BYTES -> Quantity.bytes(value);
      case BYTES_PER_SECOND -> Quantity.bytesPerSecond(value);
      case MILLIS -> Quantity.millis(value);
      case PER_SECOND -> Quantity.perSecond(value);
      default -> (Quantity.number(value) + " " + unit.label()).strip() + ofLimit();
    };
  }

  private String ofLimit() {
    return isLimited() ? " of " + Quantity.number(limit) : "";
  }
}
