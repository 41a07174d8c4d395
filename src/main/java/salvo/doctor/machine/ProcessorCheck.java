package salvo.doctor.machine;

import java.util.OptionalDouble;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;
import salvo.text.Quantity;

/**
 * Whether there are processors enough for the injector, the side-car and, where there is one, the
 * sandbox.
 *
 * @param limit those that a container may use
 */
record ProcessorCheck(int processors, OptionalDouble limit) implements Check {

  private static final int ENOUGH = 2;

  @Override
  public String name() {
    return "processors";
  }

  @Override
  public Finding look() {
    double usable = Math.min(processors, limit.orElse(processors));
    String text =
        Quantity.number(usable)
            + (usable == 1 ? " processor" : " processors")
            + (limit.isPresent() ? ", the limit of this container" : "");
    return usable < ENOUGH
        ? Finding.note(
            name(),
            text,
            "Give the injector at least two: with fewer, its own work shows in the response times,"
                + " and a run may be INVALID.")
        : Finding.ok(name(), text);
  }
}
