package salvo.report.csv;

/**
 * Foreign text for a cell that a spreadsheet may open. What begins like a formula would be run
 * there, so it gets an apostrophe before it, as does what begins with an apostrophe already: who
 * reads the file and drops one leading apostrophe has the text as it was.
 */
public final class SpreadsheetText {

  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";
  private static final String START = FORMULA + "'\t\r\n";

  private SpreadsheetText() {}

  /** The text, or the text after an apostrophe. */
  static String of(String text) {
    return isSafe(text) ? text : "'" + text;
  }

  /** Whether no spreadsheet takes the text for a formula, whichever blanks it skips. */
  public static boolean isSafe(String text) {
    if (text.isEmpty()) {
      return true;
    }
    char first = text.charAt(0);
    if (Character.isLetterOrDigit(first)) {
      return true;
    }
    return START.indexOf(first) < 0 && !isFormulaAfterBlanks(text);
  }

  private static boolean isFormulaAfterBlanks(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return start < text.length() && FORMULA.indexOf(text.charAt(start)) >= 0;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
  }
}
