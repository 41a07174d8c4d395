package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feeders of the story system as files. */
class StoryFeedersTest {

  private static final Path STORY = Path.of("feeders", "story");

  /** The reader refuses any other attribute. */
  private record Prompt(String prompt) {}

  @Test
  void shouldBeShortScenesOfTheirOwnWhenStoriesAreAskedFor() throws IOException {
    assertThat(prompts("prompts.json"))
        .hasSizeGreaterThanOrEqualTo(8)
        .doesNotHaveDuplicates()
        .allSatisfy(it -> assertThat(it.prompt()).hasSizeBetween(32, 55));
  }

  @Test
  void shouldStandApartFromTheCalmWhenPromptsAreToBeRefused() throws IOException {
    assertThat(prompts("prompts-refused.json"))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(prompts("prompts.json"));
  }

  @Test
  void shouldListFiveThemesWhenAStoryNeedsOne() throws IOException {
    assertThat(Files.readAllLines(STORY.resolve("themes.csv")))
        .startsWith("theme")
        .hasSize(6)
        .doesNotHaveDuplicates()
        .noneMatch(String::isBlank);
  }

  private static List<Prompt> prompts(String file) throws IOException {
    return new ObjectMapper()
        .readValue(Files.readString(STORY.resolve(file)), new TypeReference<>() {});
  }
}
