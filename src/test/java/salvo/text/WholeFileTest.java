package salvo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir private Path folder;

  @Test
  void shouldMakeTheFolderWhenThereIsNone() throws IOException {
    Path file = folder.resolve("deep").resolve("er").resolve("file.txt");

    WholeFile.write(file, "größer\n");

    assertThat(Files.readString(file)).isEqualTo("größer\n");
  }

  @Test
  void shouldLeaveNoUnfinishedFileWhenTheMoveFails() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("file.txt").resolve("inside")).getParent();

    assertThatIOException().isThrownBy(() -> WholeFile.write(taken, "text"));

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(taken);
    }
  }
}
