package salvo.report;

import salvo.slo.Quantity;

/** The units of charts and tables: how a figure reads, and how exact it goes into a chart. */
enum HtmlUnit {
  MILLIS("ms", 1, 2) {
    @Override
    String text(double value) {
      return Quantity.millis(value);
    }
  },
  PER_SECOND("/s", 1, 2) {
    @Override
    String text(double value) {
      return Quantity.perSecond(value);
    }
  },
  SHARE("%", 100, 2) {
    @Override
    String text(double value) {
      return Quantity.share(value);
    }
  },
  CORES("cores", 1, 3) {
    @Override
    String text(double value) {
      return Quantity.number(value) + " cores";
    }
  },
  BYTES("MiB", 1.0 / (1 << 20), 1) {
    @Override
    String text(double value) {
      return Quantity.number(value / (1 << 20)) + " MiB";
    }
  },
  COUNT("", 1, 0) {
    @Override
    String text(double value) {
      return Quantity.number(value);
    }
  };

  private final String label;
  private final double factor;
  private final int decimals;

  HtmlUnit(String label, double factor, int decimals) {
    this.label = label;
    this.factor = factor;
    this.decimals = decimals;
  }

  /** The unit of a resource, by its name in {@link ResourceSeries}; an unknown one is a count. */
  static HtmlUnit ofResource(String unit) {
    return switch (unit) {
      case "ms" -> MILLIS;
      case "share" -> SHARE;
      case "cores" -> CORES;
      case "bytes" -> BYTES;
      default -> COUNT;
    };
  }

  /** The value as people read it. */
  abstract String text(double value);

  /** What the values of a chart are called on its axis. */
  String label() {
    return label;
  }

  /** What a value of the model is multiplied with for a chart. */
  double factor() {
    return factor;
  }

  /** Digits after the point that a chart keeps. */
  int decimals() {
    return decimals;
  }
}
