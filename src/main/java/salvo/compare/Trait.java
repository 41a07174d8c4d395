package salvo.compare;

/** What two runs have to share, or may differ in, for their figures to be compared. */
public enum Trait {
  SIMULATION("simulation", true),
  SYSTEM("system", true),
  PROFILE("profile", true),
  MODEL("workload model", true),
  RATE("offered rate", true),
  /** What overrides the profile, but for its length. */
  OVERRIDES("workload overrides", true),
  CORES("cores of the injector", true),
  MEMORY("memory of the injector", false),
  HEAP("heap of the injector", false),
  OPERATING_SYSTEM("operating system", false),
  JAVA("Java", false),
  GATLING("Gatling", false),
  TARGET("target", false);

  private final String label;
  private final boolean essential;

  Trait(String label, boolean essential) {
    this.label = label;
    this.essential = essential;
  }

  /** What it is called in a sentence. */
  public String label() {
    return label;
  }

  /** Whether runs that differ in it are not comparable. */
  boolean isEssential() {
    return essential;
  }
}
