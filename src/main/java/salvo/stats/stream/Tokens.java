package salvo.stats.stream;

import java.util.OptionalLong;

/**
 * Tokens of some streams, as their target counts them. What it does not count is empty, and not 0.
 *
 * @param in of the prompts
 * @param out of the answers, reasoning and all
 * @param cached those of the prompts that were cached
 * @param reasoning those of the answers that are reasoning
 */
public record Tokens(
    OptionalLong in, OptionalLong out, OptionalLong cached, OptionalLong reasoning) {

  static final Tokens NONE =
      new Tokens(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** Those of one stream; less than 0 stands for what is not known. */
  static Tokens of(long in, long out, long cached, long reasoning) {
    return new Tokens(known(in), known(out), known(cached), known(reasoning));
  }

  Tokens plus(Tokens other) {
    return new Tokens(
        sum(in, other.in),
        sum(out, other.out),
        sum(cached, other.cached),
        sum(reasoning, other.reasoning));
  }

  private static OptionalLong known(long count) {
    return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b) {
    return a.isEmpty() || b.isEmpty()
        ? a.isPresent() ? a : b
        : OptionalLong.of(a.getAsLong() + b.getAsLong());
  }
}
