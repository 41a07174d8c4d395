package salvo.doctor.machine;

import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;
import salvo.text.Quantity;

/** Whether there is memory for a run: a heap of 1 GB, what Java needs beside it, and a sandbox. */
record MemoryCheck(Memory memory) implements Check {

  static final double NEEDED_BYTES = 1.6e9;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Finding look() {
    String text =
        Quantity.bytes(memory.availableBytes())
            + " of "
            + Quantity.bytes(memory.totalBytes())
            + (memory.limited() ? ", the limit of this container," : "")
            + " are free";
    if (memory.totalBytes() < NEEDED_BYTES) {
      return Finding.problem(
          name(),
          text + ", and a run takes up to " + Quantity.bytes(NEEDED_BYTES),
          "Use a machine or a container with 2 GB at least.");
    }
    if (memory.availableBytes() < NEEDED_BYTES) {
      return Finding.note(
          name(),
          text + ", and a run takes up to " + Quantity.bytes(NEEDED_BYTES),
          "Close other programs before a run with a high load.");
    }
    return Finding.ok(name(), text);
  }
}
