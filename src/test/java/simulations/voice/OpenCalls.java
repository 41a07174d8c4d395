package simulations.voice;

import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The calls that a run has started and not ended. Some of them are free for a next step between two
 * tasks; who takes one has it alone until it is given back.
 */
final class OpenCalls {

  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private final Queue<String> talking = new ConcurrentLinkedQueue<>();
  private final Queue<String> held = new ConcurrentLinkedQueue<>();

  void started(String call) {
    open.add(call);
  }

  void ended(String call) {
    open.remove(call);
  }

  int count() {
    return open.size();
  }

  /** One of the open calls, which no longer counts; empty when none is left. */
  Optional<String> takeAny() {
    return open.stream().filter(open::remove).findFirst();
  }

  /** A free call that is not on hold. */
  Optional<String> takeTalking() {
    return Optional.ofNullable(talking.poll());
  }

  /** A free call that is on hold. */
  Optional<String> takeHeld() {
    return Optional.ofNullable(held.poll());
  }

  void giveTalking(String call) {
    talking.add(call);
  }

  void giveHeld(String call) {
    held.add(call);
  }
}
