package salvo.gatling.draw;

/** Derives seeds from one, which have nothing to do with one another. */
final class Seeds {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  static long derive(long seed, String name) {
    return derive(seed, name.hashCode());
  }

  /** By the mixing function of SplitMix64. */
  static long derive(long seed, long number) {
    long mixed = mix(seed) + (number + 1) * GOLDEN_GAMMA;
    return mix(mixed);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
