package salvo.report.html.chart;

import salvo.text.Quantity;
import salvo.text.Unit;

/** The units of charts and tables: how a figure reads, and how exact it goes into a chart. */
public enum HtmlUnit {
  MILLIS("ms", 1, 2) {
    @Override
    public String text(double value) {
      return Quantity.millis(value);
    }
  },
  PER_SECOND("/s", 1, 2) {
    @Override
    public String text(double value) {
      return Quantity.perSecond(value);
    }
  },
  SHARE("%", 100, 2) {
    @Override
    public String text(double value) {
      return Quantity.share(value);
    }
  },
  CORES("cores", 1, 3) {
    @Override
    public String text(double value) {
      return Quantity.number(value) + " cores";
    }
  },
  BYTES("B", 1, 0) {
    @Override
    public String text(double value) {
      return Quantity.bytes(value);
    }

    @Override
    public Scale scale(double largest) {
      return Scale.ofBytes(largest, "");
    }
  },
  BYTES_PER_SECOND("B/s", 1, 0) {
    @Override
    public String text(double value) {
      return Quantity.bytesPerSecond(value);
    }

    @Override
    public Scale scale(double largest) {
      return Scale.ofBytes(largest, "/s");
    }
  },
  CELSIUS("°C", 1, 1) {
    @Override
    public String text(double value) {
      return Quantity.number(value) + " °C";
    }
  },
  WATTS("W", 1, 1) {
    @Override
    public String text(double value) {
      return Quantity.number(value) + " W";
    }
  },
  SECONDS("s", 1, 3) {
    @Override
    public String text(double value) {
      return Quantity.number(value) + " s";
    }
  },
  NUMBER("", 1, 3) {
    @Override
    public String text(double value) {
      return Quantity.number(value);
    }
  },
  COUNT("", 1, 0) {
    @Override
    public String text(double value) {
      return Quantity.number(value);
    }
  };

  private final Scale scale;

  HtmlUnit(String label, double factor, int decimals) {
    this.scale = new Scale(label, factor, decimals);
  }

  /**
   * How a chart shows values.
   *
   * @param label what they are called on its axis
   * @param factor what a value of the model is multiplied with
   * @param decimals digits after the point that are kept
   */
  public record Scale(String label, double factor, int decimals) {

    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;

    private static Scale ofBytes(double largest, String per) {
      if (largest < KILO) {
        return new Scale("B" + per, 1, 0);
      }
      if (largest < MEGA) {
        return new Scale("kB" + per, 1 / KILO, 1);
      }
      return largest < GIGA
          ? new Scale("MB" + per, 1 / MEGA, 1)
          : new Scale("GB" + per, 1 / GIGA, 3);
    }
  }

  /** The unit of a resource; a count and an unknown one read as numbers. */
  public static HtmlUnit ofResource(Unit unit) {
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
  public abstract String text(double value);

  /** How a chart shows values of which that is the largest. */
  public Scale scale(double largest) {
    return scale;
  }
}
