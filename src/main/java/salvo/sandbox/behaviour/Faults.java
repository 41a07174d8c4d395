package salvo.sandbox.behaviour;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Decides, repeatably with the seed, which requests a fault strikes. For the handlers' event loop
 * only.
 */
public final class Faults {

  private static final int LEAKED_BYTES = 1 << 14;

  private final List<Strike> strikes;

  /** Outside of the heap, which would grow in steps that hide the leak. */
  private final List<ByteBuffer> leaked = new ArrayList<>();

  public Faults(List<Fault> faults, long seed) {
    strikes =
        IntStream.range(0, faults.size())
            .mapToObj(i -> new Strike(faults.get(i), Seeds.derive(seed, "fault " + i)))
            .toList();
  }

  /**
   * The fault of the next request to the endpoint: of several that strike, the first given. A leak
   * happens here, and lets the endpoint do its work.
   */
  public Optional<Fault> next(String endpoint) {
    if (strikes.isEmpty()) {
      return Optional.empty();
    }
    // Every fault concerned draws, whether or not an earlier one strikes, so that adding one to the
    // end of the list changes nothing about the others.
    List<Strike> struck =
        strikes.stream()
            .filter(strike -> strike.fault.concerns(endpoint))
            .filter(Strike::draw)
            .toList();
    if (!struck.isEmpty() && struck.get(0).fault.kind() == Fault.Kind.LEAK) {
      leaked.add(ByteBuffer.allocateDirect(LEAKED_BYTES));
      return Optional.empty();
    }
    return struck.stream().findFirst().map(strike -> strike.fault);
  }

  /** Memory that was never given back, in bytes. */
  long leakedBytes() {
    return (long) leaked.size() * LEAKED_BYTES;
  }

  private static final class Strike {
    private final Fault fault;
    private final SplittableRandom random;

    Strike(Fault fault, long seed) {
      this.fault = fault;
      this.random = new SplittableRandom(seed);
    }

    boolean draw() {
      return random.nextDouble() < fault.rate();
    }
  }
}
