package salvo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import salvo.config.reference.Key;
import salvo.config.reference.ReferenceKeys;
import salvo.report.Golden;

/** {@code docs/reference.md} is made from {@code reference.conf}. */
class ReferencePageTest {

  private static final Path PAGE = Path.of("docs/reference.md");

  private static final String HEAD =
      """
      # Every key

      Made from [`reference.conf`](../src/main/resources/reference.conf) by `ReferencePageTest`; do not edit it.
      A key is set in `src/test/resources/application.conf`, for one run with `-Dsalvo.<key>=<value>` or, where
      it has one, by its short name, and in the environment by its variable.
      [Which of them wins](first-run.md#which-settings-win).

      """;

  private static final Pattern LIST = Pattern.compile("(?m)^ {2}\\S");

  @Test
  void shouldHaveEveryKeyAsTheConfigurationExplainsIt() throws IOException {
    List<Key> keys = ReferenceKeys.all().stream().filter(it -> it.depth() > 1).toList();

    Golden.assertEqual(
        PAGE, HEAD + keys.stream().map(ReferencePageTest::entry).collect(Collectors.joining("\n")));
  }

  private static String entry(Key key) {
    String title = key.depth() == 2 ? "## " + key.name() + "\n\n" : "";
    String line =
        key.byDefault()
            .map(it -> "**`" + key.name() + "`** = " + value(it) + others(key) + "\n\n")
            .orElse(key.depth() == 2 ? "" : "**`" + key.name() + "`**\n\n");
    return title + line + meaning(key.meaning());
  }

  /** What is long stands in the file only. */
  private static String value(String byDefault) {
    return byDefault.length() > 60 ? "`{ ... }`" : "`" + byDefault + "`";
  }

  private static String others(Key key) {
    return key.shortName().map(it -> ", `-D" + it + "`").orElse("") + ", `" + key.variable() + "`";
  }

  /** A list of fields stays as it is set. */
  private static String meaning(String text) {
    if (text.isEmpty()) {
      return "";
    }
    if (!LIST.matcher(text).find()) {
      return text.replace("<", "\\<") + "\n";
    }
    return Arrays.stream(text.split("\n"))
        .collect(Collectors.joining("\n", "```text\n", "\n```\n"));
  }
}
