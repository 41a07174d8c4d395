package salvo.gatling.quality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import salvo.gatling.client.answer.GivenAnswer;

/** One thing that an answer is checked for. Safe for use by several threads. */
@FunctionalInterface
interface AnswerCheck {

  /** As much of the beginning of an answer tells whether it is a refusal. */
  int BEGINNING = 200;

  /**
   * What is wrong with an answer; empty when nothing is.
   *
   * @param text what is checked of it
   */
  Optional<String> broken(GivenAnswer answer, String text);

  /** One of the text alone. */
  private static AnswerCheck ofText(Predicate<String> isBroken, String what) {
    return (answer, text) -> isBroken.test(text) ? Optional.of(what) : Optional.empty();
  }

  static AnswerCheck contains(String part) {
    return ofText(text -> !text.contains(part), "without \"" + part + "\"");
  }

  static AnswerCheck notContains(String part) {
    return ofText(text -> text.contains(part), "with \"" + part + "\"");
  }

  static AnswerCheck atLeast(int characters) {
    return ofText(
        text -> text.codePointCount(0, text.length()) < characters,
        "shorter than " + characters + " characters");
  }

  static AnswerCheck atMost(int characters) {
    return ofText(
        text -> text.codePointCount(0, text.length()) > characters,
        "longer than " + characters + " characters");
  }

  static AnswerCheck matches(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return (answer, text) -> {
      try {
        return pattern.matcher(new TimedText(text)).find()
            ? Optional.empty()
            : Optional.of("no match of the expression");
      } catch (TimedText.TookTooLong e) {
        return Optional.of("not judged: the expression took longer than a second");
      }
    };
  }

  static AnswerCheck json() {
    return ofText(text -> AnswerJson.of(text).isEmpty(), "not JSON");
  }

  /** A refusal begins with one of these texts, or has it near its beginning. */
  static AnswerCheck noRefusal(List<String> refusals) {
    List<String> plain = refusals.stream().map(AnswerCheck::plain).toList();
    return ofText(
        text -> {
          String beginning = plain(text.substring(0, Math.min(text.length(), BEGINNING)));
          return plain.stream().anyMatch(beginning::contains);
        },
        "a refusal");
  }

  /** Typographic apostrophes are as good as plain ones. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  static AnswerCheck finishReason(List<String> allowed) {
    return (answer, text) ->
        answer.finishReason().filter(allowed::contains).isPresent()
            ? Optional.empty()
            : Optional.of(
                answer
                    .finishReason()
                    .map(reason -> "finish reason " + reason)
                    .orElse("no finish reason"));
  }
}
