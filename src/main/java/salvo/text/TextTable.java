package salvo.text;

import java.util.List;

/** Lines of cells under one another, a text being cut to its column. */
public record TextTable(TerminalText text, List<Column> columns) {

  /** A column's width and side. */
  public record Column(int width, boolean right) {

    public static Column left(int width) {
      return new Column(width, false);
    }

    public static Column right(int width) {
      return new Column(width, true);
    }

    /** One column stays free on the far side, so that neighbours never touch. */
    private String cell(TerminalText text, String value) {
      return right ? " " + text.right(value, width - 1) : text.left(value, width - 1) + " ";
    }
  }

  /** One line, without trailing blanks; there are as many values as columns. */
  public String line(String... values) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      line.append(columns.get(i).cell(text, values[i]));
    }
    return line.toString().stripTrailing();
  }
}
