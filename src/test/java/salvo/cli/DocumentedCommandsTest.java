package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.MissingParameterException;
import salvo.config.source.ShortName;

/** The commands in the documents are some that Salvo takes: their names, options and settings. */
class DocumentedCommandsTest {

  /** Of Maven and of Gatling's plug-in. */
  private static final Set<String> OTHERS = Set.of("maven", "gatling", "settings");

  /** Without a value. */
  private static final Set<String> FLAGS = Set.of("quiet", "interactive");

  static Stream<WrittenCommand> commands() throws IOException {
    return WrittenCommand.all().stream();
  }

  static Stream<WrittenCommand> loads() throws IOException {
    return WrittenCommand.loads().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void shouldTakeTheCommandWhenADocumentHasIt(WrittenCommand command) {
    List<String> words = command.words();
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
  void shouldTakeTheSettingWhenADocumentGivesItToMaven(WrittenCommand load) {
    requireSettings(load.words());
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
}
