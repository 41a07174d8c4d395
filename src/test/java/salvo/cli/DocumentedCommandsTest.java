package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands that documents show are commands, with options that they have. */
class DocumentedCommandsTest {

  private static final Pattern COMMAND = Pattern.compile("^(?: {4}|\\| `)\\./salvo ([^#`]*)");
  private static final Pattern WORD = Pattern.compile("'[^']*'|<[^>]*>|\"[^\"]*\"|\\S+");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "AGENTS.md", "CONTRIBUTING.md").map(Path::of),
              docs.filter(it -> it.toString().endsWith(".md")).toList().stream())
          .sorted();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldTakeTheArgumentsThatAreShown(Path document) throws IOException {
    assertThat(commands(document))
        .allSatisfy(
            words ->
                assertThatCode(() -> parse(words))
                    .as(String.join(" ", words))
                    .doesNotThrowAnyException());
  }

  @Test
  void shouldFindTheCommandsOfTheDocuments() throws IOException {
    assertThat(commands(Path.of("AGENTS.md"))).hasSizeGreaterThan(8);
    assertThat(commands(Path.of("docs/machines.md"))).hasSizeGreaterThan(5);
  }

  private static void parse(List<String> words) {
    if (words.get(0).startsWith("-")) {
      return;
    }
    CommandLine command = new CommandLine(Main.named(words.get(0)).orElseThrow());
    command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            words.stream().skip(1).filter(it -> !it.startsWith("-D")).toArray(String[]::new));
  }

  /** Those of a line of their own; what stands on the next line belongs to them. */
  private static List<List<String>> commands(Path document) throws IOException {
    String text = Files.readString(document).replaceAll("\\\\\n +", " ");
    return text.lines()
        .map(COMMAND::matcher)
        .filter(Matcher::find)
        .map(it -> it.group(1).replace("[", "").replace("]", "").replace("...", "").strip())
        .filter(it -> !it.isEmpty())
        .map(DocumentedCommandsTest::words)
        .toList();
  }

  private static List<String> words(String line) {
    return WORD.matcher(line.replaceAll(" [|>].*", ""))
        .results()
        .map(it -> it.group().replaceAll("^[<'\"]|[>'\"]$", ""))
        .map(it -> it.replace("latest)", "latest"))
        .toList();
  }
}
