package salvo.report.markdown;

import static salvo.text.Quantity.count;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** A page of GitHub-flavoured Markdown, of which no part can grow without limit. */
public final class MarkdownPage {

  private final StringBuilder text = new StringBuilder();
  private final String elsewhere;

  /**
   * @param elsewhere where all of a list is to be found, such as "in `summary.json`"
   */
  public MarkdownPage(String elsewhere) {
    this.elsewhere = elsewhere;
  }

  /** How much of a list is shown: so many entries, and so many bytes of them. */
  public record Limit(int entries, int bytes) {}

  /** A line of its own, which ends a list or a table before it. */
  public void paragraph(String markdown) {
    blank();
    line(markdown);
  }

  /** The first entries of a list, and how many more there are. */
  public <T> void list(List<T> items, Limit limit, Function<T, String> markdown) {
    blank();
    int shown = lines(items, limit, item -> "- " + markdown.apply(item));
    if (shown < items.size()) {
      line("- " + more(items.size() - shown));
    }
  }

  /** A table's head: first the columns of text, then those of figures, set to the right. */
  public void head(int texts, String... titles) {
    blank();
    line(row(titles));
    line("|" + "---|".repeat(texts) + "--:|".repeat(titles.length - texts));
  }

  /** The first rows of a table, and how many more there are. */
  public <T> void rows(List<T> items, Limit limit, Function<T, String> row) {
    int shown = lines(items, limit, row);
    if (shown < items.size()) {
      paragraph(more(items.size() - shown));
    }
  }

  /** A row of a table, of cells that hold no pipe. */
  public static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** A line as it is. */
  public void line(String markdown) {
    text.append(markdown).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void blank() {
    if (text.length() > 0) {
      text.append('\n');
    }
  }

  private <T> int lines(List<T> items, Limit limit, Function<T, String> markdown) {
    int shown = 0;
    int bytes = 0;
    while (shown < items.size() && shown < limit.entries()) {
      String line = markdown.apply(items.get(shown));
      bytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes > limit.bytes()) {
        return shown;
      }
      line(line);
      shown++;
    }
    return shown;
  }

  private String more(int entries) {
    return "And " + count(entries) + " more " + elsewhere + ".";
  }
}
