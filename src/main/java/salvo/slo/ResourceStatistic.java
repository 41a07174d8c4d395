package salvo.slo;

import salvo.config.ObjectiveKind;
import salvo.stats.request.RequestFigures;
import salvo.text.Quantity;

/** A figure of a resource, over its samples during the load; its unit is that of its column. */
record ResourceStatistic(String key) implements Metric {

  ResourceStatistic {
    if (ObjectiveKind.of(key).filter(ObjectiveKind::isOfResources).isEmpty()) {
      throw new IllegalArgumentException(key + " is not a metric of resources");
    }
  }

  @Override
  public boolean isOfResource() {
    return true;
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String text(double value, int digits) {
    return Quantity.number(value, digits);
  }

  @Override
  public String absence() {
    return kind() == ObjectiveKind.GROWTH
        ? "it was not measured for four minutes of the load"
        : "it was not measured during the load";
  }

  @Override
  public double value(RequestFigures figures) {
    throw new IllegalArgumentException(this + " is not of requests");
  }
}
