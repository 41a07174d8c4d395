package salvo.trace;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a trace says of one request.
 *
 * @param tokensIn length of its prompt
 * @param tokensOut length of its answer
 * @param blocks the numbers of the blocks that its prompt consists of; two prompts that begin with
 *     the same numbers begin with the same text
 */
public record TraceEntry(OptionalInt tokensIn, OptionalInt tokensOut, List<Integer> blocks) {

  /** Of a trace that has instants only. */
  static final TraceEntry NOTHING =
      new TraceEntry(OptionalInt.empty(), OptionalInt.empty(), List.of());

  static TraceEntry of(int tokensIn, int tokensOut, List<Integer> blocks) {
    return new TraceEntry(OptionalInt.of(tokensIn), OptionalInt.of(tokensOut), blocks);
  }
}
