package salvo.sandbox.http;

import java.util.SplittableRandom;
import java.util.UUID;

/** Random (version 4) UUIDs that repeat with the seed. */
public final class Ids {

  private static final long VERSION_4 = 0x4000L;
  private static final long IETF_VARIANT = 0x8000_0000_0000_0000L;

  private final SplittableRandom random;

  public Ids(long seed) {
    random = new SplittableRandom(seed);
  }

  public UUID next() {
    long high = random.nextLong() & ~0xF000L | VERSION_4;
    long low = random.nextLong() & ~0xC000_0000_0000_0000L | IETF_VARIANT;
    return new UUID(high, low);
  }
}
