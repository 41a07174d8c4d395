package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.MissingParameterException;
import salvo.config.source.ShortName;

/** The commands in the documents are some that Salvo takes: their names, options and settings. */
class DocumentedCommandsTest {

  private static final Pattern LINE =
      Pattern.compile("(?m)^ {4,}(?:\\S+='[^']*' \\\\\\s+)?(\\./salvo .*)$");
  private static final Pattern INLINE = Pattern.compile("`(\\./salvo [^`]+)`");
  private static final Pattern GATLING = Pattern.compile("mvn [^`\n#]*gatling:test([^`\n#]*)");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|<[^>]*>|\\S+");

  /** Of Maven and of Gatling's plug-in. */
  private static final Set<String> OTHERS = Set.of("maven", "gatling", "settings");

  /** Without a value. */
  private static final Set<String> FLAGS = Set.of("quiet", "interactive");

  record Written(Path document, String text, boolean isWhole) {

    @Override
    public String toString() {
      return document + ": " + text;
    }
  }

  static Stream<Written> commands() throws IOException {
    List<Written> commands = new ArrayList<>();
    for (Path document : documents()) {
      add(LINE, document, true, commands);
      add(INLINE, document, false, commands);
    }
    return commands.stream();
  }

  static Stream<Written> loads() throws IOException {
    List<Written> loads = new ArrayList<>();
    for (Path document : documents()) {
      add(GATLING, document, true, loads);
    }
    return loads.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void shouldTakeTheCommandWhenADocumentHasIt(Written command) {
    List<String> words = words(command.text());
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);

    if (arguments[0].startsWith("<")) {
      return;
    }
    if (command.isWhole()) {
      assertThatCode(() -> Main.everyCommand().parseArgs(arguments)).doesNotThrowAnyException();
    } else {
      try {
        Main.everyCommand().parseArgs(arguments);
      } catch (MissingParameterException e) {
        assertThat(arguments)
            .as("a sentence may leave out what a command needs")
            .hasSizeLessThan(3);
      }
    }
    requireSettings(words);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("loads")
  void shouldTakeTheSettingWhenADocumentGivesItToMaven(Written load) {
    requireSettings(words(load.text()));
  }

  private static void requireSettings(List<String> words) {
    assertThat(words.stream().filter(it -> it.startsWith("-D")).map(it -> it.substring(2)))
        .allMatch(DocumentedCommandsTest::isSetting);
  }

  private static boolean isSetting(String given) {
    String name = given.replaceFirst("=.*", "").replaceAll("^'", "");
    String first = name.split("\\.")[0];
    return first.equals("salvo")
        || OTHERS.contains(first)
        || ShortName.KEYS.containsKey(name)
        || FLAGS.contains(name);
  }

  private static void add(Pattern pattern, Path document, boolean isWhole, List<Written> commands)
      throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(document));
    while (matcher.find()) {
      commands.add(new Written(document, matcher.group(1).strip(), isWhole));
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

  /** As a shell has them, without a comment; what a reader has to put in is a word. */
  private static List<String> words(String line) {
    String command = line.replaceFirst("\\s#.*", "");
    return WORD.matcher(command)
        .results()
        .map(it -> it.group().replaceAll("^[\"']|[\"']$", ""))
        .filter(it -> !it.equals("\\") && !it.equals("..."))
        .toList();
  }
}
