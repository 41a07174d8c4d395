package salvo.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportInputTest {

  @TempDir private Path folder;

  @Test
  void shouldGiveTheTextWithoutItsByteOrderMark() throws IOException {
    ImportInput input = ImportInput.of(file("\uFEFFopenapi: 3".getBytes(StandardCharsets.UTF_8)));

    assertThat(input.head()).isEqualTo("openapi: 3");
    assertThat(input.text(1)).isEqualTo("openapi: 3");
  }

  @Test
  void shouldCutItsHeadBetweenCharacters() throws IOException {
    String text = "x" + "ä".repeat(40_000);
    ImportInput input = ImportInput.of(file(text.getBytes(StandardCharsets.UTF_8)));

    assertThat(text).startsWith(input.head());
    assertThat(input.head()).hasSize(32_768);
    assertThat(input.text(1)).isEqualTo(text);
  }

  @Test
  void shouldNameTheLineWhereAFileIsNoText() throws IOException {
    byte[] bytes = "a\nb\nc\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    refused(bytes, "in.txt:3: must be a text in UTF-8. Save it with the encoding UTF-8.");
    refused("a".getBytes(StandardCharsets.UTF_16), "in.txt:1: must be a text in UTF-8.");
  }

  @Test
  void shouldRefuseWhatIsEmptyMissingOrTooLarge() throws IOException {
    refused(new byte[0], "in.txt: must be a file with something in it. It is empty.");
    refused(" \n".getBytes(StandardCharsets.UTF_8), "in.txt: must be a file with something");
    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ImportInput.of(folder))
        .withMessageContaining("must be a regular file. Correct the path.");
    Path large = file(new byte[1_000_001]);
    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ImportInput.of(large).text(1))
        .withMessageStartingWith("in.txt: must be a file of at most 1 MB.");
  }

  private void refused(byte[] bytes, String problem) throws IOException {
    Path file = file(bytes);
    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ImportInput.of(file))
        .withMessageStartingWith(problem);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("in.txt"), bytes);
  }
}
