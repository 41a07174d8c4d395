package salvo.config.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.steps.file.StepFiles;

/** Reads what the answers to a request are checked for. */
public final class AnswerRulesReader {

  /** As much of an answer is kept to be checked. */
  public static final int MOST_CHARACTERS = 1024 * 1024;

  private static final String USUAL = "usual";

  /** How models begin when they refuse; typographic apostrophes are read as plain ones. */
  private static final List<String> USUAL_REFUSALS =
      List.of(
          "i can't",
          "i cannot",
          "i can not",
          "i'm sorry, but",
          "i am sorry, but",
          "i'm unable",
          "i am unable",
          "i'm not able to",
          "i am not able to",
          "i won't",
          "i will not be able",
          "i must decline",
          "sorry, i can",
          "sorry, but i",
          "as an ai");

  private static final Rule<String> REGEX =
      Rule.ofText(
          "a regular expression of Java",
          "\"[0-9]+ [a-z]+\"",
          text -> Optional.of(text).filter(it -> !it.isEmpty() && isRegex(it)));

  private AnswerRulesReader() {}

  /** The rules for the answers to one request. */
  public static AnswerRules rules(Section section) {
    Section length = section.section("length");
    OptionalInt least = length.optionalInt("min", characters("1"));
    OptionalInt most = length.optionalInt("max", characters("2000"));
    if (least.isPresent() && most.isPresent() && least.getAsInt() > most.getAsInt()) {
      length.report("max", "at least min, " + least.getAsInt(), "raise max or lower min");
    }
    return new AnswerRules(
        section.optionalDouble("share", Rules.shareAboveZero("0.98")),
        section.optionalDouble("fall", Rules.shareAboveZero("0.05")),
        section.optional("at", text("choices[0].message.content")),
        texts(section, "contains"),
        texts(section, "notContains"),
        section.optional("matches", REGEX),
        least,
        most,
        texts(section, "finishReason"),
        refusals(section),
        section.optional("json", Rules.flag()).orElse(false),
        schema(section),
        section.optional("same", Rules.flag()).orElse(false));
  }

  private static Optional<Path> schema(Section section) {
    return section.optional("jsonSchema", StepFiles.body(section, "jsonSchema"));
  }

  private static boolean isRegex(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static Rule<Integer> characters(String example) {
    return Rules.wholeNumber(1, MOST_CHARACTERS, example);
  }

  private static Rule<String> text(String example) {
    return Rule.ofText(
        "a text that is not blank", example, text -> Optional.of(text).filter(it -> !it.isBlank()));
  }

  private static List<String> texts(Section section, String key) {
    return section.optional(key, Rules.atLeastOne(Rules.listOf(text("text")))).orElse(List.of());
  }

  /** The word alone stands for those that are usual, and among others adds them. */
  private static List<String> refusals(Section section) {
    return texts(section, "refusals").stream()
        .flatMap(it -> it.equals(USUAL) ? USUAL_REFUSALS.stream() : List.of(it).stream())
        .distinct()
        .toList();
  }
}
