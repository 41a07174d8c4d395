package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The feeders as files: what {@code feeders/README.md} promises of them. */
class FeedersTest {

  private static final Path FEEDERS = Path.of("feeders");
  private static final Path CONTENT = FEEDERS.resolve("content");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  /** A record of a syllabus file; the reader refuses any other attribute. */
  private record Outline(String title, String syllabus) {

    int characters() {
      return syllabus.codePointCount(0, syllabus.length());
    }
  }

  /** A record of the scenes for videos. */
  private record Scene(String prompt, String imageUrl, int width, int height) {}

  @ParameterizedTest
  @CsvSource({
    "syllabi-small.json, 10, 60, 200",
    "syllabi-medium.json, 8, 800, 1200",
    "syllabi-large.json, 5, 4000, 5000",
    "syllabi-popular.json, 5, 50, 5000"
  })
  void shouldBeLongEnoughAndManyEnoughWhenItIsASyllabus(String file, int atLeast, int min, int max)
      throws IOException {
    assertThat(outlines(file))
        .hasSizeGreaterThanOrEqualTo(atLeast)
        .allSatisfy(
            outline -> {
              assertThat(outline.title()).isNotBlank();
              assertThat(outline.characters()).as(outline.title()).isBetween(min, max);
            });
  }

  @Test
  void shouldHaveFivePopularSyllabiWhenACacheIsToBeHit() throws IOException {
    assertThat(outlines("syllabi-popular.json")).hasSize(5);
  }

  @Test
  void shouldStandOnceWhenItIsASyllabusOfAnyFile() throws IOException {
    List<Outline> all = allOutlines();

    assertThat(all).extracting(Outline::syllabus).doesNotHaveDuplicates();
    assertThat(all).extracting(Outline::title).doesNotHaveDuplicates();
  }

  @Test
  void shouldHoldNothingThatFiltersRefuseWhenItIsASyllabus() throws IOException {
    assertThat(allOutlines())
        .allSatisfy(outline -> assertThat(outline.syllabus()).doesNotContain("&", ";", "|"))
        .allSatisfy(
            outline -> assertThat(outline.syllabus()).isEqualTo(outline.syllabus().strip()));
  }

  @ParameterizedTest
  @CsvSource({"syllabi-small.json", "syllabi-medium.json", "syllabi-large.json"})
  void shouldReachBeyondAsciiWhenAFileHoldsSyllabi(String file) throws IOException {
    assertThat(outlines(file))
        .anySatisfy(outline -> assertThat(outline.syllabus()).matches("(?s).*[^\\x00-\\x7F].*"));
  }

  @Test
  void shouldListEachFormatOnceWhenTheServiceKnowsIt() throws IOException {
    assertThat(rows("formats.csv", "format"))
        .containsExactlyInAnyOrder(
            List.of("podcast"), List.of("guide"), List.of("one_pager"), List.of("comprehensive"));
  }

  @Test
  void shouldAskForPagesThatTheServiceAllowsWhenListing() throws IOException {
    List<List<String>> rows = rows("pages.csv", "page,page_size");

    assertThat(rows)
        .allSatisfy(row -> assertThat(Integer.parseInt(row.get(0))).isPositive())
        .allSatisfy(row -> assertThat(Integer.parseInt(row.get(1))).isBetween(1, 100));
    assertThat(rows).extracting(row -> row.get(1)).contains("10", "20", "50");
  }

  @Test
  void shouldAskForTheLongestPagesThatTheServiceAllowsWhenTheDatabaseIsStressed()
      throws IOException {
    assertThat(rows("pages-long.csv", "page,page_size"))
        .allSatisfy(row -> assertThat(Integer.parseInt(row.get(1))).isBetween(50, 100));
  }

  @Test
  void shouldBeStatusesThatJobsPassThroughWhenListingByThem() throws IOException {
    assertThat(rows("statuses.csv", "status"))
        .containsExactly(List.of("pending"), List.of("processing"), List.of("completed"));
  }

  @Test
  void shouldBeNamesAndNothingElseWhenAnAccountIsMadeOfThem() throws IOException {
    assertThat(rows("accounts.csv", "full_name"))
        .hasSizeGreaterThanOrEqualTo(20)
        .allSatisfy(row -> assertThat(row.get(0)).matches("[\\p{L}' -]{3,100}"));
  }

  @ParameterizedTest
  @CsvSource({
    "existing-accounts.csv, existing_user_%d@example.com, 100",
    "target-accounts.csv, target_%d@example.com, 10"
  })
  void shouldBeTheSandboxsAccountsWhenTheyExistBeforeTheRun(String file, String email, int count)
      throws IOException {
    assertThat(rows(file, "email"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, count)
                .mapToObj(n -> List.of(email.replace("%d", Integer.toString(n))))
                .toList());
  }

  @Test
  void shouldHoldFiveGuessesWhenPasswordsAreAttacked() throws IOException {
    assertThat(rows("password-guesses.csv", "guess")).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"content, 12", "story, 3"})
  void shouldBeDescribedWhenItIsAFeeder(String system, int count) throws IOException {
    String readme = Files.readString(FEEDERS.resolve("README.md"));
    try (Stream<Path> files = Files.list(FEEDERS.resolve(system))) {
      Set<String> names = Set.copyOf(files.map(file -> file.getFileName().toString()).toList());

      assertThat(names)
          .hasSize(count)
          .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }
  }

  @Test
  void shouldTellASceneInOneSentenceWhenAVideoShowsIt() throws IOException {
    List<Scene> scenes =
        JSON.readValue(
            Files.readString(FEEDERS.resolve("jobs/scenes.json")), new TypeReference<>() {});

    assertThat(scenes)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(
            scene -> {
              assertThat(scene.prompt()).hasSizeBetween(40, 200);
              assertThat(scene.imageUrl()).startsWith("https://images.example.com/");
              assertThat(scene.width()).isBetween(256, 1024);
              assertThat(scene.height()).isBetween(256, 1024);
            });
    assertThat(scenes).extracting(Scene::prompt).doesNotHaveDuplicates();
    assertThat(Files.readString(FEEDERS.resolve("README.md"))).contains("`scenes.json`");
  }

  private static List<Outline> allOutlines() throws IOException {
    List<Outline> all = new ArrayList<>();
    for (String size : List.of("small", "medium", "large", "popular")) {
      all.addAll(outlines("syllabi-" + size + ".json"));
    }
    return all;
  }

  private static List<Outline> outlines(String file) throws IOException {
    return JSON.readValue(Files.readString(CONTENT.resolve(file)), new TypeReference<>() {});
  }

  /** The rows below the header, which has to be the given one; no row is empty or stands twice. */
  private static List<List<String>> rows(String file, String header) throws IOException {
    List<String> lines = Files.readAllLines(CONTENT.resolve(file));
    int columns = header.split(",").length;
    List<List<String>> rows =
        lines.stream().skip(1).map(line -> List.of(line.split(",", -1))).toList();

    assertThat(lines).first().isEqualTo(header);
    assertThat(rows)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allSatisfy(row -> assertThat(row).hasSize(columns).allMatch(cell -> !cell.isBlank()));
    return rows;
  }
}
