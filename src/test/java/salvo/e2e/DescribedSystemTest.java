package salvo.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.gatling.ChosenSimulation;

/** Systems that are described without code, against a server that refuses what is not exact. */
class DescribedSystemTest {

  static final String SHOP =
      """
      salvo.systems.web-shop {
        signIn {
          feed = users.csv, post = /login, name = sign in
          json { user = "#{user}", password = "#{password}" }
          save { token = token }, expiresIn = 10 min
        }
        headers { Authorization = "Bearer #{token}" }
        userTypes {
          shopper { thinkTime { min = 0 s, max = 0 s }, tasks { browse = 1, buy = 1 } }
          clerk { thinkTime { min = 0 s, max = 0 s }, tasks { work = 1 } }
        }
        tasks {
          browse = [
            { get = /products, name = list, query { page = 1, q = "a&b" }
              save { product = "[0].id", price = "[0].price", shelf { header = X-Shelf }
                basket { cookie = basket } } }
            { get = "/products/#{product}"
              check { json { id = "#{product}", inStock = true }, contains = pen, regex = "p.n"
                maxSize = 1 kB, maxTime = 20 s } }
          ]
          buy = [
            { get = /products, name = list, query { page = 1, q = "a&b" }
              save { product = "[0].id", price = "[0].price"
                shelf { header = X-Shelf, regex = "shelf (.+)" }, basket { cookie = basket } } }
            { group = checkout, steps = [
              { repeat = 2, steps = [
                { post = "/cart/#{product}"
                  json { quantity = 1, price = "#{price}", note = "for \\"you\\" & #{nick}" }
                  headers { X-Shelf = "#{shelf}", X-Basket = "#{basket}" }
                  check { status = 201, json { total = 3, state = ok } } }
              ] }
              { chance = 0.5, steps = [ { post = /ratings, form { stars = 5, text = "##{a} & b" } } ] }
            ] }
          ]
          work = [
            { post = /photos, multipart { title = A pen, file { file = photo.png, contentType = image/png } } }
            { post = /graphql, graphql {
              query = "query One($id: ID!) { product(id: $id) { name } }", variables { id = pen } }
              check { json { data.product.name = Pen } } }
            { post = /jobs, save { job = id } }
            { get = "/jobs/#{job}", until { json { state = done } }, every = 20 ms, atMost = 20 s }
            { get = "/results/#{job}", until { status = 200 }, every = 20 ms, save { pages = pages } }
            { get = /open, headers { X-Pages = "#{pages}" } }
          ]
        }
      }
      """;

  @TempDir private Path folder;

  private Path project;

  @BeforeEach
  void makeProject() throws IOException {
    project = folder.resolve("project");
    Path system = Files.createDirectories(project.resolve("simulations/webshop"));
    Files.writeString(system.resolve("web-shop.conf"), SHOP);
    writeFiles(system);
  }

  static void writeFiles(Path system) throws IOException {
    Files.writeString(
        system.resolve("users.csv"),
        """
        user,password,nick
        ann,"pass-""1""\","An ""n\"""
        ben,pass-2,B\\n
        cat,pass-3,Cat
        """);
    Files.writeString(system.resolve("photo.png"), "not really a photo");
  }

  @Test
  void shouldSendWhatItDescribesAndCountWhatItSends() {
    try (ShopServer shop = ShopServer.start(1000)) {
      FinishedRun run = launch(shop).start().await();

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(run.summary().ko()).isZero();
      Map<String, Long> counts = shop.counts();
      assertThat(counts.keySet()).noneMatch(it -> it.endsWith(" 400") || it.endsWith(" 401"));
      assertThat(run.summary().requestsByEndpoint())
          .isEqualTo(
              Map.ofEntries(
                  entry("sign in", counts.get("POST /login 200")),
                  entry("list", counts.get("GET /products 200")),
                  entry("GET /products/{product}", counts.get("GET /products/{} 200")),
                  entry("POST /cart/{product}", counts.get("POST /cart/{} 201")),
                  entry("POST /ratings", counts.get("POST /ratings 204")),
                  entry("POST /photos", counts.get("POST /photos 201")),
                  entry("POST /graphql", counts.get("POST /graphql 200")),
                  entry("POST /jobs", counts.get("POST /jobs 202")),
                  entry("GET /jobs/{job}", counts.get("GET /jobs/{} 200")),
                  entry(
                      "GET /results/{job}",
                      counts.get("GET /results/{} 200") + counts.get("GET /results/{} 404")),
                  entry("GET /open", counts.get("GET /open 200"))));
      assertThat(counts.get("GET /results/{} 404")).isEqualTo(2 * counts.get("POST /jobs 202"));
      assertThat(counts.get("GET /jobs/{} 200")).isEqualTo(3 * counts.get("POST /jobs 202"));
      // 60 tasks of two user types with three users each, who sign in once.
      assertThat(shop.signIns()).isEqualTo(Map.of("ann", 2L, "ben", 2L, "cat", 2L));
      assertThat(counts.get("GET /products 200") + counts.get("POST /jobs 202")).isEqualTo(60);
      assertThat(counts.get("POST /cart/{} 201"))
          .isEqualTo(2 * (counts.get("GET /products 200") - counts.get("GET /products/{} 200")));
      assertThat(counts.get("POST /ratings 204"))
          .isBetween(1L, counts.get("POST /cart/{} 201") / 2 - 1);
    }
  }

  @Test
  void shouldSignInAgainWhenItIsRefused() {
    try (ShopServer shop = ShopServer.start(3)) {
      FinishedRun run = launch(shop).with("userTypes", "clerk").start().await();

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(run.summary().ko()).isZero();
      Map<String, Long> counts = shop.counts();
      long refused =
          counts.entrySet().stream()
              .filter(it -> it.getKey().endsWith(" 401"))
              .mapToLong(Map.Entry::getValue)
              .sum();
      assertThat(refused).isPositive();
      assertThat(counts.get("POST /login 200")).isEqualTo(6 + refused);
      assertThat(run.summary().requests())
          .isEqualTo(counts.values().stream().mapToLong(it -> it).sum());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "post = /token, oauth2 { clientId = shop, clientSecret = ${SECRET}, scope = orders } | 2",
        "feed = users.csv, basic { user = \"#{user}\", password = \"#{password}\" } | 0",
        "apiKey { query = key, key = ${KEY} } | 0"
      })
  void shouldSignInByWhateverWay(String signIn, long asked) throws IOException {
    Files.writeString(
        project.resolve("simulations/webshop/web-shop.conf"),
        """
        salvo.systems.web-shop {
          signIn { SIGN_IN }
          tasks.look = [
            { repeat = 2, steps = [ { get = /open }, { pause = 1200 ms } ] }, { get = /open }
          ]
        }
        """
            .replace("SIGN_IN", signIn));
    try (ShopServer shop = ShopServer.start(1000)) {
      FinishedRun run =
          launch(shop)
              .with("users", 1)
              .with("requests", 1)
              .withVariable("SECRET", "s3cret")
              .withVariable("KEY", "k-&1")
              .start()
              .await();

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(shop.counts()).containsEntry("GET /open 200", 3L);
      assertThat(shop.counts().getOrDefault("POST /token 200", 0L)).isEqualTo(asked);
      assertThat(run.summary().requests()).isEqualTo(3 + asked);
      assertThat(filesWith(run, "s3cret", "k-&1", "k-%261", "pass-")).isEmpty();
    }
  }

  @Test
  void shouldSignEachUserTypeInInItsOwnWay() throws IOException {
    Files.writeString(
        project.resolve("simulations/webshop/web-shop.conf"),
        """
        salvo.systems.web-shop {
          signIn { feed = users.csv, basic { user = "#{user}", password = "#{password}" } }
          userTypes {
            guest { tasks { look = 1 } }
            member { tasks { shop = 1 }, signIn {
              feed = users.csv, post = /login, save { token = token }
              json { user = "#{user}", password = "#{password}" } } }
          }
          tasks {
            look = [ { get = /open } ]
            shop = [ { get = /products, query { page = 1, q = "a&b" }
              headers { Authorization = "Bearer #{token}" } } ]
          }
        }
        """);
    try (ShopServer shop = ShopServer.start(1000)) {
      FinishedRun run = launch(shop).with("users", 2).with("requests", 2).start().await();

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(shop.counts())
          .isEqualTo(Map.of("GET /open 200", 2L, "GET /products 200", 2L, "POST /login 200", 1L));
    }
  }

  @Test
  void shouldSignEachUserInWhenTheyComeAndGo() {
    try (ShopServer shop = ShopServer.start(1000)) {
      FinishedRun run =
          GatlingLaunch.of(ChosenSimulation.class, folder)
              .withResourcesIn(project)
              .with("system", "web-shop")
              .with("baseUrl", shop.uri())
              .with("userTypes", "clerk")
              .with("rps", 14)
              .with("duration", 4)
              .with("salvo.monitor.enabled", false)
              .start()
              .await();

      assertThat(run.exitCode()).as(run.console()).isZero();
      Map<String, Long> counts = shop.counts();
      assertThat(counts.get("POST /login 200")).isEqualTo(counts.get("POST /jobs 202"));
    }
  }

  @Test
  void shouldEndTheTaskWhenAStepFails() throws IOException {
    Path conf = project.resolve("simulations/webshop/web-shop.conf");
    Files.writeString(
        conf,
        SHOP.replace("total = 3", "total = 4")
            .replace("variables { id = pen }", "variables { id = ink }")
            .replace("state = done } }, every = 20 ms, atMost = 20 s", "state = lost } }"));
    try (ShopServer shop = ShopServer.start(1000)) {
      FinishedRun run = launch(shop).start().await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      Map<String, Long> counts = shop.counts();
      assertThat(counts).doesNotContainKeys("POST /ratings 204", "POST /jobs 202");
      assertThat(run.summary().figures().get("endpoint POST /cart/{product}").ko())
          .isEqualTo(counts.get("POST /cart/{} 201"));
      assertThat(run.summary().figures().get("endpoint POST /graphql").ko())
          .isEqualTo(counts.get("POST /graphql 200"));
      assertThat(run.console()).doesNotContain("pass-2", "tok-");
      assertThat(filesWith(run, "pass-2", "tok-")).isEmpty();
    }
  }

  @Test
  void shouldFailOnceWhenWhatItWaitsForDoesNotCome() throws IOException {
    Path conf = project.resolve("simulations/webshop/web-shop.conf");
    Files.writeString(
        conf,
        SHOP.replace(
            "state = done } }, every = 20 ms, atMost = 20 s",
            "state = lost } }, every = 20 ms, atMost = 100 ms"));
    try (ShopServer shop = ShopServer.start(1000)) {
      FinishedRun run = launch(shop).with("userTypes", "clerk").start().await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(run.summary().ko()).isEqualTo(shop.counts().get("POST /jobs 202"));
      assertThat(run.summary().figures().get("endpoint GET /jobs/{job}").requests())
          .isEqualTo(shop.counts().get("GET /jobs/{} 200"));
    }
  }

  @Test
  void shouldBeToldWithFileAndLineWhatIsWrong() throws IOException {
    Path conf = project.resolve("simulations/webshop/web-shop.conf");
    Files.writeString(
        conf,
        SHOP.replace("/jobs/#{job}", "/jobs/#{jop}").replace("contains = pen", "contain = pen"));

    FinishedRun run =
        GatlingLaunch.of(ChosenSimulation.class, folder)
            .withResourcesIn(project)
            .with("system", "web-shop")
            .start()
            .await();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.console())
        .contains(
            "salvo.systems.web-shop.tasks.work[3].get", "web-shop.conf:41", "did you mean #{job}?")
        .contains("salvo.systems.web-shop.tasks.browse[1].check.contain ", "web-shop.conf:18")
        .contains("The configuration has 2 problems:");
  }

  @Test
  void shouldBeToldWhatIsNoPathWithFileAndLine() throws IOException {
    Path conf = project.resolve("simulations/webshop/web-shop.conf");
    Files.writeString(
        conf,
        """
        salvo.systems.web-shop {
          signIn { basic { user = ann, password = correct-horse-9 } }
          tasks.look = [ { get = /open, save { id = "[0." } } ]
        }
        """);
    FinishedRun run =
        GatlingLaunch.of(ChosenSimulation.class, folder)
            .withResourcesIn(project)
            .with("system", "web-shop")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console())
        .contains("GET /open (" + conf + ":3): [0. is no JMESPath. Write one such as items[0].id")
        .doesNotContain("correct-horse-9", "\tat ");
  }

  private GatlingLaunch launch(ShopServer shop) {
    return GatlingLaunch.of(ChosenSimulation.class, folder)
        .withResourcesIn(project)
        .with("system", "web-shop")
        .with("baseUrl", shop.uri())
        .with("profile", "users-requests-light")
        .with("users", 6)
        .with("requests", 10)
        .with("salvo.monitor.enabled", false);
  }

  private static List<String> filesWith(FinishedRun run, String... secrets) throws IOException {
    try (Stream<Path> files = Files.walk(run.folder())) {
      return files
          .filter(Files::isRegularFile)
          .filter(it -> Stream.of(secrets).anyMatch(text(it)::contains))
          .map(Path::toString)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
