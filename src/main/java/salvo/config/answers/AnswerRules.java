package salvo.config.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What an answer to a request is checked for. An answer is good when it keeps all of it.
 *
 * @param share the least share of good answers; empty: none is asked
 * @param fall the most that the share may fall from the lowest level of a load to the highest
 * @param at where the text to check stands in an answer that is JSON, as JMESPath; empty: the whole
 * @param contains texts that it contains, all of them
 * @param notContains texts of which it contains none
 * @param matches a regular expression that is found in it
 * @param least fewest characters
 * @param most most characters
 * @param finishReasons words of which a stream ends with one; none: with any
 * @param refusals texts that tell, at its beginning, that it is a refusal
 * @param isJson whether it has to be JSON
 * @param schema a JSON schema that it keeps
 * @param isSame whether answers to the same body of a request have to be the same
 */
public record AnswerRules(
    OptionalDouble share,
    OptionalDouble fall,
    Optional<String> at,
    List<String> contains,
    List<String> notContains,
    Optional<String> matches,
    OptionalInt least,
    OptionalInt most,
    List<String> finishReasons,
    List<String> refusals,
    boolean isJson,
    Optional<Path> schema,
    boolean isSame) {

  public AnswerRules {
    contains = List.copyOf(contains);
    notContains = List.copyOf(notContains);
    finishReasons = List.copyOf(finishReasons);
    refusals = List.copyOf(refusals);
  }

  /** Whether there is nothing that an answer could break. */
  public boolean isEmpty() {
    return contains.isEmpty()
        && notContains.isEmpty()
        && matches.isEmpty()
        && least.isEmpty()
        && most.isEmpty()
        && finishReasons.isEmpty()
        && refusals.isEmpty()
        && !isJson
        && schema.isEmpty()
        && !isSame;
  }
}
