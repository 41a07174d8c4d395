package salvo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as a reader of it sees it, parsed without any code that wrote it. */
public record MarkdownDocument(List<Node> nodes) {

  private static final List<Extension> EXTENSIONS =
      List.of(
          TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());

  /** What GitHub makes of plain text that is not in code: people, issues, addresses. */
  private static final Pattern REFERENCE =
      Pattern.compile("@\\w|#\\d|(?i:gh-\\d|www\\.\\w|://\\w)|:\\w+:|\\$\\S+\\$");

  public static MarkdownDocument of(String markdown) {
    List<Node> nodes = new ArrayList<>();
    collect(Parser.builder().extensions(EXTENSIONS).build().parse(markdown), nodes);
    return new MarkdownDocument(nodes);
  }

  private static void collect(Node node, List<Node> nodes) {
    nodes.add(node);
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      collect(child, nodes);
    }
  }

  /** The kinds of nodes. */
  public List<String> kinds() {
    return nodes.stream().map(it -> it.getClass().getSimpleName()).distinct().sorted().toList();
  }

  /** The pieces of HTML in the text. */
  public List<String> html() {
    return nodes.stream()
        .filter(HtmlInline.class::isInstance)
        .map(it -> ((HtmlInline) it).getLiteral())
        .distinct()
        .sorted()
        .toList();
  }

  /** Pieces of text, beyond code, that GitHub makes a link of. */
  public List<String> references() {
    List<String> references = new ArrayList<>();
    boolean code = false;
    for (Node node : nodes) {
      if (node instanceof HtmlInline html && html.getLiteral().endsWith("code>")) {
        code = html.getLiteral().equals("<code>");
      }
      if (node instanceof Text text && !code && REFERENCE.matcher(text.getLiteral()).find()) {
        references.add(text.getLiteral());
      }
    }
    return references;
  }

  /** The texts of each row's cells. */
  public List<List<String>> rows() {
    return nodes.stream().filter(TableRow.class::isInstance).map(MarkdownDocument::cells).toList();
  }

  private static List<String> cells(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(text((TableCell) cell));
    }
    return cells;
  }

  private static String text(Node parent) {
    StringBuilder text = new StringBuilder();
    List<Node> nodes = new ArrayList<>();
    collect(parent, nodes);
    for (Node node : nodes) {
      if (node instanceof Text piece) {
        text.append(piece.getLiteral());
      } else if (node instanceof Code code) {
        text.append(code.getLiteral());
      }
    }
    return text.toString();
  }
}
