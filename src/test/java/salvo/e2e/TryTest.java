package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./salvo try}: each task once, all of it shown, and nothing left behind. */
class TryTest {

  @TempDir private Path folder;

  private Path conf;
  private Path temporary;

  @BeforeEach
  void describe() throws IOException {
    Path system = Files.createDirectories(folder.resolve("project/simulations/webshop"));
    conf = system.resolve("web-shop.conf");
    temporary = folder.resolve("temporary");
    Files.writeString(conf, DescribedSystemTest.SHOP);
    DescribedSystemTest.writeFiles(system);
  }

  @Test
  void shouldShowEachExchangeOnceWithoutSecrets() throws Exception {
    try (ShopServer shop = ShopServer.start(1000)) {
      SaidCommand said = run("web-shop", "--base-url", shop.uri().toString());

      assertThat(said.status()).as(said.out()).isZero();
      assertThat(said.out())
          .contains("clerk, work", "shopper, browse", "shopper, buy")
          .containsPattern("  ok +GET /products/\\{product}  200  \\d+ ms")
          .contains(
              "> GET " + shop.uri() + "/products/pen", "< {\"id\": \"pen\", \"inStock\": true}")
          .contains("\"password\":\"***\"")
          .endsWith("3 tasks tried, 18 requests sent, 0 problems.\n")
          .doesNotContain("pass-", "tok-", "Not sent");
      assertThat(shop.counts().values().stream().mapToLong(it -> it).sum()).isEqualTo(18);
      assertThat(shop.counts().get("POST /ratings 204")).isEqualTo(1);
    }
    assertThat(temporary).isDirectoryNotContaining("glob:**salvo-try*");
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void shouldNameTheLineToEditWhenSomethingFails() throws Exception {
    Files.writeString(conf, DescribedSystemTest.SHOP.replace("inStock = true", "inStock = false"));
    try (ShopServer shop = ShopServer.start(1000)) {
      SaidCommand said = run("web-shop", "--base-url", shop.uri().toString());

      assertThat(said.status()).as(said.out()).isEqualTo(2);
      assertThat(said.out())
          .containsPattern("  problem +GET /products/\\{product}  200")
          .contains("inStock", "Edit " + folder.relativize(conf) + ":17.", "1 problem.");
    }
  }

  @Test
  void shouldShowCommandsWhenTheyAreAskedFor() throws Exception {
    try (ShopServer shop = ShopServer.start(1000)) {
      SaidCommand said = run("web-shop", "--curl", "--base-url", shop.uri().toString());

      assertThat(said.out())
          .contains("curl -X POST '" + shop.uri() + "/login'", "--data-raw '{", "***")
          .doesNotContain("pass-", "tok-");
    }
  }

  @Test
  void shouldSendNothingThatWritesWhenAskedToReadOnly() throws Exception {
    try (ShopServer shop = ShopServer.start(1000)) {
      SaidCommand said = run("web-shop", "--read-only", "--base-url", shop.uri().toString());

      assertThat(said.status()).as(said.out()).isZero();
      assertThat(shop.counts())
          .isEqualTo(
              Map.of("POST /login 200", 1L, "GET /products 200", 2L, "GET /products/{} 200", 1L));
      assertThat(said.out())
          .contains("Not sent: ", "POST /photos", "POST /cart/{product}")
          .contains("2 tasks tried, 4 requests sent, 0 problems.");
    }
  }

  @Test
  void shouldRefuseWhatARunWouldRefuse() throws Exception {
    Files.writeString(conf, DescribedSystemTest.SHOP.replace("contains = pen", "contain = pen"));

    SaidCommand said = run("web-shop");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).contains("web-shop.conf:18", "check.contains?");
    assertThat(temporary).isDirectoryNotContaining("glob:**salvo-try*");
  }

  private SaidCommand run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("try"));
    all.addAll(Arrays.asList(arguments));
    all.add("-Djava.io.tmpdir=" + Files.createDirectories(temporary));
    return SaidCommand.of(folder, all);
  }
}
