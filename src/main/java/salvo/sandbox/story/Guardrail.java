package salvo.sandbox.story;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a story must not be about. Prompts are judged by their words: enough for a stand-in. */
enum Guardrail {
  VIOLENCE(
      false, "\\b(fights?|guns?|weapons?|kill\\w*|blood\\w*|wars?)\\b", "violence does not calm"),
  SELF_HARM(
      false, "\\b(suicide|self-harm|hurts? (my|him|her|them)sel\\w+)\\b", "seek help instead"),
  PERSONAL_DATA(
      false,
      "[\\w.+-]+@[\\w-]+\\.\\w+|\\+?\\d[\\d ()-]{7,}\\d",
      "no addresses or telephone numbers"),
  PROMPT_INJECTION(
      false, "\\b(ignore|forget) (all|any|the|your)\\b.*\\b(instructions|rules)\\b", "no commands"),
  FRIGHTENING(true, "\\b(monsters?|nightmares?|ghosts?|scary|horror)\\b", "too frightening");

  private final boolean forChildrenOnly;
  private final Pattern pattern;
  private final String reason;

  Guardrail(boolean forChildrenOnly, String pattern, String reason) {
    this.forChildrenOnly = forChildrenOnly;
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    this.reason = reason;
  }

  String category() {
    return name().toLowerCase(Locale.ROOT);
  }

  String reason() {
    return "The prompt was refused: " + reason + ".";
  }

  /** The first guardrail that the request breaks. */
  static Optional<Guardrail> hurtBy(StoryRequest request) {
    return Arrays.stream(values())
        .filter(it -> request.childMode() || !it.forChildrenOnly)
        .filter(it -> it.pattern.matcher(request.prompt() + " " + request.theme()).find())
        .findFirst();
  }
}
