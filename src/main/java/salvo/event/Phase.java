package salvo.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Where a run stands. Only the load is measured; the others have scenarios of their own names. */
public enum Phase {
  WARM_UP("warm-up"),
  SET_UP("set-up"),
  LOAD("load"),
  CLEAN_UP("clean-up");

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  /** The phase's name, which the scenarios of an unmeasured phase begin with. */
  public String label() {
    return label;
  }

  /** Name of an unmeasured phase's scenario; {@code part} tells several of a phase apart. */
  public String scenario(String part) {
    return label + " " + part;
  }

  /** Whether a scenario has a name of this phase. */
  public boolean owns(String scenario) {
    return scenario.startsWith(label + " ");
  }

  /** Whether a scenario has the name of none that is not measured. */
  public static boolean isMeasured(String scenario) {
    return Arrays.stream(values()).noneMatch(it -> it != LOAD && it.owns(scenario));
  }

  /** The scenario that warms up by what the load does. */
  public static final String WARM_UP_LOAD = WARM_UP.scenario("load");

  /** The scenario of streams whose times are known. */
  public static final String CALIBRATION = WARM_UP.scenario("streams");

  /** The scenarios whose users are not part of the measured load. */
  public static Set<String> unmeasuredScenarios(Collection<String> userTypes) {
    Set<String> names = new TreeSet<>(Set.of(WARM_UP_LOAD, CALIBRATION));
    names.add(WARM_UP.scenario("identities"));
    names.add(WARM_UP.scenario("clean-up"));
    names.add(SET_UP.scenario("identities"));
    userTypes.forEach(type -> names.add(CLEAN_UP.scenario(type)));
    return names;
  }
}
