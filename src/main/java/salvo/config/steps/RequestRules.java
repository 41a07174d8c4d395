package salvo.config.steps;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import salvo.config.source.ProtocolText;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;

/** Rules for the parts of requests, wherever they are described. */
public final class RequestRules {

  /** What a status may be. */
  public static final Rule<List<Integer>> STATUSES =
      Rules.atLeastOne(Rules.listOf(Rules.wholeNumber(100, 599, "200")));

  /** What a session keeps a value under; others are Salvo's. */
  static final Rule<String> ATTRIBUTE =
      Rules.textLike(
          Pattern.compile("[A-Za-z_][\\w-]{0,99}"),
          "a name of letters, digits, - and _ that begins with a letter",
          "token");

  /** Anything of HOCON, as JSON. */
  static final Rule<String> JSON =
      new Rule<>(
          "an object or a list, whose expressions #{...} are closed and not empty",
          "{ quantity = 1 }",
          value ->
              Optional.of(value.render(ConfigRenderOptions.concise()))
                  .filter(ProtocolText::isClosed));

  static final Rule<Object> SINGLE_VALUE =
      new Rule<>(
          "a text, a number, true or false",
          "3",
          value ->
              value.valueType() == ConfigValueType.LIST
                      || value.valueType() == ConfigValueType.OBJECT
                  ? Optional.empty()
                  : Optional.of(value.unwrapped()));

  private static final Rule<String> SHARE = Rules.oneOf(List.of("split", "all", "unique"));

  static final Rule<String> REGEX =
      Rule.ofText(
          "a regular expression of Java",
          "order-(\\\\d+)",
          text -> Optional.of(text).filter(RequestRules::isRegex));

  private RequestRules() {}

  /** Headers that are sent as they stand. */
  public static Map<String, String> headers(Section section) {
    Map<String, String> headers =
        section.valuesOf("headers", ProtocolText.headerValue("application/json"));
    Section names = section.section("headers");
    for (String name : names.names()) {
      if (!ProtocolText.isHeaderName(name)) {
        names.report(
            name,
            "under the name of a header: up to 200 letters, digits and dashes",
            "correct the name");
      }
    }
    return headers;
  }

  /** How injectors share the records of a feeder. */
  public static Step.Share share(Section section) {
    return section
        .optional("share", SHARE)
        .map(it -> Step.Share.valueOf(it.toUpperCase(Locale.ROOT)))
        .orElse(Step.Share.SPLIT);
  }

  private static boolean isRegex(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return text.contains("#{");
    }
  }
}
