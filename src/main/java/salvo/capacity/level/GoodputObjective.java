package salvo.capacity.level;

import salvo.slo.Slo;
import salvo.text.Quantity;

/** The least share of all requests that are good. */
record GoodputObjective(double least, GoodRequests good) implements Objective {

  @Override
  public String scope() {
    return Slo.GLOBAL;
  }

  @Override
  public double allowed() {
    return 1 - least;
  }

  @Override
  public boolean isShare() {
    return true;
  }

  @Override
  public Tally tally(Observation second) {
    long ended = second.ended();
    return new Tally(ended, (double) ended - good.number(second), second.sumMillis());
  }

  @Override
  public String label() {
    return "goodput";
  }

  @Override
  public String broken(LevelCounts counts) {
    return label()
        + " "
        + Quantity.shareBeyond(value(counts), least)
        + " of the requests < "
        + Quantity.share(least, Quantity.MOST_DIGITS);
  }

  @Override
  public double value(LevelCounts counts) {
    return counts.goodShare();
  }
}
