package salvo.merge.packed;

/** Inputs by what comes first. They are few: moving one to its place is cheaper than a heap. */
final class PackedOrder {

  private final PackedInput[] inputs;
  private int count;

  /**
   * @param most inputs that it is to hold
   */
  PackedOrder(int most) {
    inputs = new PackedInput[most];
  }

  void add(PackedInput input) {
    int place = count;
    while (place > 0 && input.isBefore(inputs[place - 1])) {
      inputs[place] = inputs[place - 1];
      place--;
    }
    inputs[place] = input;
    count++;
  }

  /** The one whose record comes first; null when there is none. */
  PackedInput first() {
    return count == 0 ? null : inputs[0];
  }

  /** The first one has another record now. */
  void firstHasAdvanced() {
    PackedInput moved = inputs[0];
    int place = 0;
    while (place + 1 < count && inputs[place + 1].isBefore(moved)) {
      inputs[place] = inputs[place + 1];
      place++;
    }
    inputs[place] = moved;
  }

  /** The first one has no more. */
  void removeFirst() {
    count--;
    System.arraycopy(inputs, 1, inputs, 0, count);
    inputs[count] = null;
  }
}
