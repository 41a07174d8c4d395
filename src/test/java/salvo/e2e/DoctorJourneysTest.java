package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./salvo doctor --journeys}: each task of a system once, as far as it only reads. */
class DoctorJourneysTest {

  @TempDir private Path folder;

  private Path conf;

  @BeforeEach
  void describe() throws IOException {
    Path system = Files.createDirectories(folder.resolve("project/simulations/webshop"));
    conf = system.resolve("web-shop.conf");
    Files.writeString(conf, DescribedSystemTest.SHOP);
    DescribedSystemTest.writeFiles(system);
  }

  @Test
  void shouldFindNothingWhenAllIsWell() throws Exception {
    try (ShopServer shop = ShopServer.start(1000)) {
      SaidCommand said = look(shop);

      assertThat(said.out())
          .containsPattern("ok +shopper, browse +\\d requests? as expected")
          .containsPattern("ok +shopper, buy +\\d requests? as expected")
          .containsPattern("ok +not sent +POST /photos, POST /graphql, POST /jobs")
          .contains("0 problems, 1 note.")
          .doesNotContain("problem  shopper", "pass-", "tok-");
      assertThat(shop.counts().keySet()).noneMatch(it -> it.startsWith("POST /cart"));
    }
  }

  @Test
  void shouldSendAllWhenWritesDoNoHarm() throws Exception {
    try (ShopServer shop = ShopServer.start(1000)) {
      SaidCommand said = look(shop, "--with-writes");

      assertThat(said.out()).containsPattern("ok +clerk, work +\\d+ requests as expected");
      assertThat(shop.counts()).containsKey("POST /photos 201");
    }
  }

  @Test
  void shouldNameTheLineToEditWhenAJourneyFails() throws Exception {
    Files.writeString(conf, DescribedSystemTest.SHOP.replace("inStock = true", "inStock = false"));
    try (ShopServer shop = ShopServer.start(1000)) {
      SaidCommand said = look(shop);

      assertThat(said.status()).isEqualTo(2);
      assertThat(said.out())
          .containsPattern("problem +shopper, browse +GET /products/\\{product}: 200, ")
          .containsPattern("ok +shopper, buy")
          .contains("See the exchange with ./salvo try web-shop", "web-shop.conf:17");
    }
  }

  @Test
  void shouldTellWhatIsWrongWithTheSystemItself() throws Exception {
    Files.writeString(conf, DescribedSystemTest.SHOP.replace("contains = pen", "contain = pen"));
    try (ShopServer shop = ShopServer.start(1000)) {
      SaidCommand said = look(shop);

      assertThat(said.out()).contains("check.contains?");
      assertThat(said.status()).isNotZero();
    }
  }

  private SaidCommand look(ShopServer shop, String... more)
      throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(
            List.of("doctor", "--base-url", shop.uri().toString(), "--journeys", "web-shop"));
    all.addAll(Arrays.asList(more));
    return SaidCommand.of(folder, all);
  }
}
