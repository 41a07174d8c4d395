package salvo.config.answers;

import java.util.Map;
import salvo.config.source.Section;

/**
 * What the settings of a system say of answers, by request name.
 *
 * @param rules what they are checked for
 * @param prices what they cost
 */
public record Answers(Map<String, AnswerRules> rules, Map<String, Price> prices) {

  /** Of a system whose answers are neither checked nor priced. */
  public static final Answers NONE = new Answers(Map.of(), Map.of());

  /** Those of a system. */
  public static Answers read(Section system) {
    return new Answers(
        system.entries("quality", AnswerRulesReader::rules),
        system.entries("prices", PriceReader::price));
  }
}
