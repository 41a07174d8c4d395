package salvo.sandbox.behaviour;

/** Derives independent seeds from the sandbox's one. */
public final class Seeds {

  private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

  private Seeds() {}

  /** The same for the same seed and name, on every machine. */
  public static long derive(long seed, String name) {
    return seed ^ name.hashCode() * GOLDEN_GAMMA;
  }
}
