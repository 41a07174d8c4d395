package salvo.gatling.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationClassesTest {

  public abstract static class Base extends Simulation {}

  public static class Middle extends Base {}

  public static final class Last extends Middle {
    static {
      fail();
    }

    private static void fail() {
      throw new IllegalStateException("was initialised");
    }
  }

  static final class Hidden extends Base {}

  public static final class Other {}

  private static final String NAME = SimulationClassesTest.class.getName();

  @TempDir private Path folder;

  @Test
  void shouldFindThemWhenTheyExtendTheBaseAtAnyDepth() throws IOException {
    for (String nested : List.of("$Base", "$Last", "$Hidden", "$Other", "")) {
      copy(nested, nested);
    }

    assertThat(SimulationClasses.under(List.of(folder), Base.class))
        .extracting(SimulationClasses.Found::className)
        .containsExactly(NAME + "$Last");
    assertThat(SimulationClasses.under(List.of(folder), Simulation.class))
        .extracting(SimulationClasses.Found::className)
        .containsExactly(NAME + "$Last");
  }

  @Test
  void shouldFindNoneWhenTheFolderIsMissing() {
    assertThat(SimulationClasses.under(List.of(folder.resolve("none")), Base.class)).isEmpty();
  }

  private void copy(String nested, String as) throws IOException {
    String resource = "/" + NAME.replace('.', '/');
    Path file = folder.resolve(resource.substring(1) + as + ".class");
    Files.createDirectories(file.getParent());
    try (InputStream in = getClass().getResourceAsStream(resource + nested + ".class")) {
      Files.copy(in, file);
    }
  }
}
