package salvo.config.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFoldersTest {

  @TempDir private Path folder;

  @Test
  void shouldFindAFileThatStandsAloneInItsFolder() throws IOException {
    Path shop = file("one/simulations/shop/shop.conf");
    file("one/simulations/shop/users.csv");
    Path webShop = file("one/simulations/web/deep/web-shop.conf");

    assertThat(found())
        .isEqualTo(Map.of("shop", shop.toUri().toURL(), "web-shop", webShop.toUri().toURL()));
  }

  @Test
  void shouldLeaveAFileToTheClassBesideIt() throws IOException {
    file("one/simulations/shop/shop.conf");
    file("two/simulations/shop/shop.conf");
    file("two/simulations/shop/ShopSimulation.class");
    file("one/simulations/jobs/jobs.conf");
    file("one/simulations/jobs/JobsSimulation.java");

    assertThat(found()).isEmpty();
  }

  @Test
  void shouldTakeTheFirstOfTheClassPath() throws IOException {
    Path shop = file("one/simulations/shop/shop.conf");
    file("two/simulations/shop/shop.conf");

    assertThat(found()).isEqualTo(Map.of("shop", shop.toUri().toURL()));
  }

  @Test
  void shouldPassOverWhatIsNoNameOfASystem() throws IOException {
    file("one/simulations/shop/Shop.conf");
    file("one/simulations/loose.conf");
    file("one/other/shop/shop.conf");

    assertThat(found()).isEmpty();
  }

  private Map<String, URL> found() throws IOException {
    URL[] roots = {
      folder.resolve("one/").toUri().toURL(),
      Files.createDirectories(folder.resolve("two")).toUri().toURL()
    };
    try (URLClassLoader loader = new URLClassLoader(roots, null)) {
      return SystemFolders.onClassPath(loader);
    }
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }
}
