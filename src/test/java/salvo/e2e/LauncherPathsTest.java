package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import salvo.OwnSettings;

/** A clone in a folder whose name has blanks and a letter beyond ASCII. */
@DisabledOnOs(OS.WINDOWS)
class LauncherPathsTest {

  @TempDir private Path folder;
  private Path clone;

  @BeforeEach
  void makeClone() throws IOException {
    clone = Files.createDirectories(folder.resolve("ä b c"));
    Files.copy(Path.of("salvo"), clone.resolve("salvo"));
    Files.createDirectories(clone.resolve("target"));
    for (String part : new String[] {"target/lib", "target/classes", "target/test-classes"}) {
      Files.createSymbolicLink(clone.resolve(part), Path.of(part).toAbsolutePath());
    }
    Path system = Files.createDirectories(clone.resolve("src/test/java/simulations/webshop"));
    Files.writeString(system.resolve("web-shop.conf"), DescribedSystemTest.SHOP);
    DescribedSystemTest.writeFiles(system);
  }

  @Test
  void shouldValidateAndTryASystemOfItsOwn() {
    SalvoCommand valid = salvo("validate", "web-shop", "-DbaseUrl=http://127.0.0.1:1");
    assertThat(valid.status()).as(valid.said()).isZero();
    assertThat(valid.said()).contains("0 problems").contains("users.csv");

    try (ShopServer shop = ShopServer.start(1000)) {
      SalvoCommand tried = salvo("try", "web-shop", "--base-url", shop.uri());
      assertThat(tried.status()).as(tried.said()).isZero();
      assertThat(tried.said()).contains("3 tasks tried, 18 requests sent, 0 problems.");
    }
  }

  private SalvoCommand salvo(Object... arguments) {
    return SalvoCommand.run(
        clone.resolve("salvo"),
        Map.of("SALVO_CONFIG", OwnSettings.FILE.toString(), "LC_ALL", "C.UTF-8"),
        arguments);
  }
}
