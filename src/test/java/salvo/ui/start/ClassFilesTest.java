package salvo.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFilesTest {

  @TempDir private Path folder;

  /** A class that stands in a folder of its own. */
  static final class Compiled {}

  @Test
  void shouldBeTheSameOnlyWhileNothingIsCompiled() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      Class<?> type = loader.loadClass(copied());
      ClassFiles before = ClassFiles.beside(type);
      assertThat(ClassFiles.beside(type)).isEqualTo(before);

      Path journey = Files.writeString(folder.resolve("Journey.class"), "another");
      ClassFiles added = ClassFiles.beside(type);
      assertThat(added).isNotEqualTo(before);

      Files.setLastModifiedTime(journey, FileTime.from(Instant.now().plusSeconds(60)));
      assertThat(ClassFiles.beside(type)).isNotEqualTo(added);
    }
  }

  @Test
  void shouldBeThoseOfNoFolderWhenTheClassIsOfJava() throws Exception {
    assertThat(ClassFiles.beside(String.class).number()).isZero();
  }

  private String copied() throws Exception {
    String name = Compiled.class.getName();
    String path = name.replace('.', '/') + ".class";
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    try (InputStream in = getClass().getResourceAsStream("/" + path)) {
      Files.copy(in, file);
    }
    return name;
  }
}
