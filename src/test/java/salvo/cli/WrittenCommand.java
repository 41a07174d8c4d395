package salvo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that stands in a document.
 *
 * @param isWhole on a line of its own, to be typed as it is; else within a sentence
 */
public record WrittenCommand(Path document, String text, boolean isWhole) {

  private static final Pattern LINE =
      Pattern.compile("(?m)^ {4,}(?:\\S+='[^']*' \\\\\\s+)?(\\./salvo .*)$");
  private static final Pattern INLINE = Pattern.compile("`(\\./salvo [^`]+)`");
  private static final Pattern GATLING = Pattern.compile("mvn [^`\n#]*gatling:test([^`\n#]*)");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|<[^>]*>|\\S+");

  /** Those of {@code ./salvo}. */
  public static List<WrittenCommand> all() throws IOException {
    List<WrittenCommand> commands = new ArrayList<>();
    for (Path document : documents()) {
      add(LINE, document, true, commands);
      add(INLINE, document, false, commands);
    }
    return commands;
  }

  /** The options of each {@code mvn gatling:test}. */
  public static List<WrittenCommand> loads() throws IOException {
    List<WrittenCommand> loads = new ArrayList<>();
    for (Path document : documents()) {
      add(GATLING, document, true, loads);
    }
    return loads;
  }

  /** As a shell has them, without a comment; what a reader has to put in is a word. */
  public List<String> words() {
    String command = text.replaceFirst("\\s#.*", "");
    return WORD.matcher(command)
        .results()
        .map(it -> it.group().replaceAll("^[\"']|[\"']$", ""))
        .filter(it -> !it.equals("\\") && !it.equals("..."))
        .toList();
  }

  @Override
  public String toString() {
    return document + ": " + text;
  }

  private static void add(
      Pattern pattern, Path document, boolean isWhole, List<WrittenCommand> commands)
      throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(document));
    while (matcher.find()) {
      commands.add(new WrittenCommand(document, matcher.group(1).strip(), isWhole));
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "AGENTS.md", "CONTRIBUTING.md").map(Path::of),
              pages.filter(it -> it.toString().endsWith(".md")).sorted())
          .toList();
    }
  }
}
