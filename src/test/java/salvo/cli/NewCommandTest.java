package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCommandTest {

  private static final String SOURCE = "src/test/java/simulations/webshop/WebShopSimulation.java";
  private static final String CONF = "src/test/java/simulations/webshop/web-shop.conf";
  private static final String FEEDER = "feeders/web-shop/products.csv";

  @TempDir private Path project;

  @BeforeEach
  void makeSources() throws IOException {
    Files.createDirectories(project.resolve("src/test/java"));
  }

  @Test
  void shouldWriteThreeFilesAndSayHowToRunThem() throws IOException {
    CommandRun run = make("web-shop");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "Wrote " + SOURCE,
            "Wrote " + CONF,
            "Wrote " + FEEDER,
            "",
            "Run it against its stand-in:",
            "  mvn gatling:test -Dsystem=web-shop");
    assertThat(files()).containsExactly(FEEDER, SOURCE, CONF);
    assertThat(text(SOURCE))
        .contains("package simulations.webshop;", "feeder(\"web-shop/products.csv\")")
        .hasLineCount(51);
    assertThat(text(CONF)).contains("salvo.systems.web-shop {", "-DbaseUrl=https://..., or");
  }

  @Test
  void shouldNameTheTargetWhenItIsGiven() throws IOException {
    CommandRun run = make("web-shop", "--base-url", "https://shop.example.com");

    assertThat(run.out())
        .endsWith("mvn gatling:test -Dsystem=web-shop -DbaseUrl=https://shop.example.com\n");
    assertThat(text(CONF)).contains("# Its address: -DbaseUrl=https://shop.example.com, or for");
  }

  @Test
  void shouldWriteWhatTheDocsShow() throws IOException {
    make("shop");

    assertThat(Path.of("docs/own-system.md"))
        .content()
        .contains(text("src/test/java/simulations/shop/ShopSimulation.java"))
        .contains(text("src/test/java/simulations/shop/shop.conf"));
  }

  @Test
  void shouldWriteNoClassWhenTheSystemIsDescribed() throws IOException {
    CommandRun run = make("web-shop", "--no-code");

    String folder = "src/test/java/simulations/webshop/";
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(files()).containsExactly(folder + "products.csv", folder + "users.csv", CONF);
    assertThat(text(CONF)).contains("salvo.systems.web-shop {", "-DbaseUrl=https://..., or");
    assertThat(text(CONF).lines().count()).isLessThan(40);
  }

  @Test
  void shouldWriteWhatTheDocsShowWithoutCode() throws IOException {
    make("shop", "--no-code");

    assertThat(Path.of("docs/own-system.md"))
        .content()
        .contains(text("src/test/java/simulations/shop/shop.conf"));
  }

  @Test
  void shouldRefuseNoCodeWhenItWouldBeginWithCode() {
    refused(make("web-shop", "--no-code", "--from", "endpoints"), "--from makes code: leave out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Shop | A system cannot be called \"Shop\": use up to 30 lower-case letters",
        "a shop | A system cannot be called \"a shop\": use up to 30 lower-case letters",
        "2shop | A system cannot be called \"2shop\": use up to 30 lower-case letters",
        "../shop | A system cannot be called \"../shop\": use up to 30 lower-case letters",
        "a123456789b123456789c123456789d | cannot be called \"a123456789b123456789c123456789d\"",
        "new | A system cannot be called new, which is a Java keyword: choose another name",
        "n-ew | A system cannot be called n-ew, which is a Java keyword: choose another name",
        "a-b | its class ABSimulation would be found as ab. Call it so.",
        "all | Salvo has a system all of its own: choose another name.",
        "endpoints | Salvo has a system endpoints of its own: choose another name."
      })
  void shouldRefuseANameThatWouldNotBeFoundAgain(String name, String problem) throws IOException {
    refused(make(name), problem);
    assertThat(files()).isEmpty();
  }

  @Test
  void shouldWriteNothingWhenAFileExists() throws IOException {
    Path feeder = project.resolve(FEEDER);
    Files.createDirectories(feeder.getParent());
    Files.writeString(feeder, "mine\n");

    refused(make("web-shop"), "There is already " + FEEDER + ". Choose another name, or delete");
    assertThat(files()).containsExactly(FEEDER);
    assertThat(text(FEEDER)).isEqualTo("mine\n");
  }

  @Test
  void shouldRefuseTheNameOfASystemThatStandsElsewhere() throws IOException {
    Path other = project.resolve("src/test/java/com/acme/web-shop.conf");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "");

    refused(make("web-shop"), "already: src/test/java/com/acme/web-shop.conf. Choose another");
    assertThat(files()).hasSize(1);
  }

  @Test
  void shouldNameEachFileOfASystemThatWasBegunBefore() {
    make("web-shop");

    refused(make("web-shop"), "already: " + SOURCE + " and " + CONF + ". Choose another name");
  }

  @Test
  void shouldSayWhereItLooksWhenThereIsNoProject() throws IOException {
    Files.delete(project.resolve("src/test/java"));

    refused(make("web-shop"), "There is no folder src/test/java in " + project + ": run this in");
  }

  @Test
  void shouldRefuseWhatIsNoAddressAndNoOrigin() throws IOException {
    refused(make("web-shop", "--base-url", "ftp://x"), "--base-url ftp://x: must be an http or");
    refused(make("web-shop", "--from", "har"), "--from har: there is only --from endpoints.");
    refused(make("web-shop", "--from", "endpoints"), "There is no endpoint to start from");
    assertThat(files()).isEmpty();
  }

  @Test
  void shouldSayWhatIsMissingWhenItHasNoName() {
    refused(CommandRun.of("new"), "Missing required parameter: 'NAME'");
  }

  private static void refused(CommandRun run, String problem) {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains(problem).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  private CommandRun make(String name, String... options) {
    return CommandRun.of(
        Stream.concat(Stream.of("new", name, "--project", project.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(project)) {
      return all.filter(Files::isRegularFile)
          .map(it -> project.relativize(it).toString())
          .sorted()
          .toList();
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(project.resolve(file));
  }
}
