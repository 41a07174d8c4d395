package salvo.gatling.http;

/**
 * Texts of a description as Gatling takes them: two hashes and a brace stand there for the text of
 * one and a brace, which Gatling writes with a backslash.
 */
final class GatlingText {

  private GatlingText() {}

  /** The text for Gatling. */
  static String of(String text) {
    return text.replace("##{", "\\#{");
  }
}
