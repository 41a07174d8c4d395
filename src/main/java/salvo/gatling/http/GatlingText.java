package salvo.gatling.http;

/**
 * Texts of a description as Gatling takes them: {@code ##{} is the text {@code #{} there, which
 * Gatling writes with a backslash.
 */
final class GatlingText {

  private GatlingText() {}

  /** The text for Gatling. */
  static String of(String text) {
    return text.replace("##{", "\\#{");
  }
}
