package salvo.imports.curl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.imports.format.UnusableInput;

class ShellWordsTest {

  @Test
  void shouldJoinWhatStandsTogether() {
    assertThat(words("curl 'a b'\"c d\"e\\ f")).containsExactly("curl", "a bc de f");
    assertThat(words("curl ''")).containsExactly("curl", "");
  }

  @Test
  void shouldTakeBackslashesByTheKindOfQuotes() {
    assertThat(words("x 'a\\n' \"b\\n\\\"\\$\\\\\" \\\""))
        .containsExactly("x", "a\\n", "b\\n\"$\\", "\"");
    assertThat(words("x $'It\\'s\\t\\u00e9\\x41\\101\\n'"))
        .containsExactly("x", "It's\t\u00e9AA\n");
  }

  @Test
  void shouldGoOnInTheNextLineAfterABackslash() {
    List<ShellCommand> commands = ShellWords.of("f", "# one\n\ncurl a \\\n  -d 'x\ny'\ncurl b");

    assertThat(commands).extracting(ShellCommand::line).containsExactly(3, 6);
    assertThat(commands.get(0).words()).containsExactly("curl", "a", "-d", "x\ny");
  }

  @Test
  void shouldEndACommandWhereAShellDoes() {
    assertThat(ShellWords.of("f", "curl a > out.txt 2>&1 | jq . && curl b; curl c & # curl d"))
        .extracting(ShellCommand::words)
        .containsExactly(
            List.of("curl", "a"), List.of("jq", "."), List.of("curl", "b"), List.of("curl", "c"));
  }

  @Test
  void shouldKnowVariablesThatWereSetBefore() {
    assertThat(ShellWords.of("f", "export A='x y' B=2\ncurl $A/${B} \"$C\" '$A' a$").get(0).words())
        .containsExactly("curl", "x y/2", "#{C}", "$A", "a$");
  }

  @Test
  void shouldNotRunCommandsWithinCommands() {
    assertThat(ShellWords.of("f", "curl \"a$(date +%s)b\" `id`"))
        .singleElement()
        .satisfies(it -> assertThat(it.hasCommands()).isTrue());
  }

  @Test
  void shouldNotTakeALiteralForAPlaceholder() {
    assertThat(words("x '#{a}' b#{c}")).containsExactly("x", "##{a}", "b##{c}");
  }

  @Test
  void shouldTellTheLineOfAQuoteThatDoesNotEnd() {
    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> words("curl a\ncurl 'b\n\n"))
        .withMessageContainingAll("f:2", "Close it");
    assertThatExceptionOfType(UnusableInput.class).isThrownBy(() -> words("curl \"b"));
    assertThatExceptionOfType(UnusableInput.class).isThrownBy(() -> words("curl $'b\\"));
    assertThatExceptionOfType(UnusableInput.class).isThrownBy(() -> words("curl $(b"));
  }

  private static List<String> words(String text) {
    return ShellWords.of("f", text).get(0).words();
  }
}
