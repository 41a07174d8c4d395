package salvo.workload;

import salvo.text.Quantity;

/** So much per second, of all users together. */
public record Rate(double perSecond, Unit unit) {

  /** What a rate counts. */
  public enum Unit {
    REQUESTS,
    TASKS
  }

  public static Rate ofTasks(double perSecond) {
    return new Rate(perSecond, Unit.TASKS);
  }

  public static Rate ofRequests(double perSecond) {
    return new Rate(perSecond, Unit.REQUESTS);
  }

  /** As people read it: {@code 40 requests/s}. */
  public String text() {
    return Quantity.number(perSecond) + (unit == Unit.TASKS ? " tasks/s" : " requests/s");
  }
}
