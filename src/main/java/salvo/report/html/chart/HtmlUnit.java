package salvo.report.html;

import salvo.text.Quantity;
import salvo.text.Unit;

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
  BYTES("MB", 1e-6, 1) {
    @Override
    String text(double value) {
      return Quantity.bytes(value);
    }
  },
  BYTES_PER_SECOND("MB/s", 1e-6, 3) {
    @Override
    String text(double value) {
      return Quantity.bytesPerSecond(value);
    }
  },
  CELSIUS("°C", 1, 1) {
    @Override
    String text(double value) {
      return Quantity.number(value) + " °C";
    }
  },
  WATTS("W", 1, 1) {
    @Override
    String text(double value) {
      return Quantity.number(value) + " W";
    }
  },
  SECONDS("s", 1, 3) {
    @Override
    String text(double value) {
      return Quantity.number(value) + " s";
    }
  },
  NUMBER("", 1, 3) {
    @Override
    String text(double value) {
      return Quantity.number(value);
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

  /** The unit of a resource; a count and an unknown one read as numbers. */
  static HtmlUnit ofResource(Unit unit) {
    return switch (unit) {
      case MILLIS -> MILLIS;
      case SHARE -> SHARE;
      case CORES -> CORES;
      case BYTES -> BYTES;
      case BYTES_PER_SECOND -> BYTES_PER_SECOND;
      case PER_SECOND -> PER_SECOND;
      case CELSIUS -> CELSIUS;
      case WATTS -> WATTS;
      case SECONDS -> SECONDS;
      case COUNT, VALUE, NONE -> NUMBER;
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
