package salvo.gatling.client.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BrotliLibraryTest {

  @Test
  void shouldLeaveNothingInTheTemporaryFolderWhenItIsLoaded() throws IOException {
    String temporary = System.getProperty("java.io.tmpdir");
    List<Path> before = ofBrotli(temporary);

    BrotliLibrary.load();

    assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(temporary);
    assertThat(ofBrotli(temporary)).isEqualTo(before);
    assertThat(Brotli4jLoader.isAvailable()).isTrue();
  }

  private static List<Path> ofBrotli(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(it -> it.getFileName().toString().contains("brotli")).sorted().toList();
    }
  }
}
