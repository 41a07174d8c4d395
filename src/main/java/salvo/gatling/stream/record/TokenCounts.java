package salvo.gatling.stream.record;

import java.util.OptionalLong;
import salvo.event.StreamDetail;

/**
 * How many tokens an answer took, as its target says. Nothing is guessed from the text: without
 * usage in the stream all are empty.
 *
 * @param in of the prompt
 * @param out of the answer, reasoning and all
 * @param cached those of the prompt that came from a cache
 * @param reasoning those of the answer that were reasoning
 * @param ofFirst those of the answer that the first content brought; 1 where the target says none
 */
public record TokenCounts(
    OptionalLong in, OptionalLong out, OptionalLong cached, OptionalLong reasoning, long ofFirst) {

  /** Where counts come from. */
  public enum Source {
    /** The target says them. */
    USAGE,
    /** The target does not say them. */
    UNKNOWN
  }

  /** Of a stream that tells none. */
  public static final TokenCounts NONE =
      new TokenCounts(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          1);

  /** The same for the records of the run. */
  StreamDetail.Tokens known() {
    return new StreamDetail.Tokens(
        in.orElse(StreamDetail.NONE),
        out.orElse(StreamDetail.NONE),
        cached.orElse(StreamDetail.NONE),
        reasoning.orElse(StreamDetail.NONE),
        ofFirst);
  }

  /** Where the tokens of the answer are from. */
  public Source source() {
    return out.isPresent() ? Source.USAGE : Source.UNKNOWN;
  }
}
