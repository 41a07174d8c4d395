package salvo.gatling.engine;

import java.util.Locale;

/**
 * How simulations and systems are called after each other: {@code ShopSimulation} loads the system
 * {@code shop}, {@code ContentStressSimulation} loads {@code content-stress}.
 */
public final class SystemNames {

  private static final String SUFFIX = "Simulation";

  private SystemNames() {}

  /** The system that a simulation of that simple class name loads, unless it names another. */
  public static String ofClass(String simpleName) {
    String stem =
        simpleName.endsWith(SUFFIX) && simpleName.length() > SUFFIX.length()
            ? simpleName.substring(0, simpleName.length() - SUFFIX.length())
            : simpleName;
    return stem.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
        .toLowerCase(Locale.ROOT);
  }
}
