package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.source.SettingsException;

class IncludesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"nope.conf\"",
        "\"nope\"",
        "file(\"/nowhere/nope.conf\")",
        "classpath(\"nope.conf\")",
        "url(\"file:/nowhere/nope.conf\")"
      })
  void shouldTellWhenAnIncludeLeadsNowhere(String what) throws IOException {
    assertThat(warnings("include " + what + "\nsalvo.sandbox.seed = 7"))
        .containsExactly(
            "The configuration includes "
                + what
                + ", which does not exist, so it changes nothing. Correct its name, or leave it"
                + " out; with include required(...) a run without it is refused.");
  }

  @Test
  void shouldTellOfIncludesOfIncludedFiles() throws IOException {
    Files.writeString(folder.resolve("one.conf"), "include \"two.conf\"");

    assertThat(warnings("include \"one.conf\"")).hasSize(1).first().asString().contains("two.conf");
  }

  @Test
  void shouldSayNothingWhenTheFileExists() throws IOException {
    Files.writeString(folder.resolve("one.conf"), "salvo.sandbox.seed = 8");

    assertThat(warnings("include \"one\"")).isEmpty();
    assertThat(read("include \"one.conf\"").sandbox().seed()).isEqualTo(8);
    assertThat(read("include required(\"one.conf\")").sandbox().seed()).isEqualTo(8);
  }

  @Test
  void shouldRefuseWhenARequiredOneLeadsNowhere() {
    assertThatThrownBy(() -> read("include required(\"nope.conf\")"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("nope.conf");
    assertThatThrownBy(
            () -> {
              Files.writeString(folder.resolve("one.conf"), "include required(\"two.conf\")");
              read("include \"one.conf\"");
            })
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("two.conf");
  }

  private List<String> warnings(String text) throws IOException {
    return read(text).warnings();
  }

  private Settings read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), text);
    return Given.nothing().property("salvo.config", file.toString()).read();
  }
}
