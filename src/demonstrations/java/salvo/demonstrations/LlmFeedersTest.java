package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feeder of the service that generates text, as a file. */
class LlmFeedersTest {

  /** The reader refuses any other attribute. */
  private record Prompt(String prompt) {}

  @Test
  void shouldBeQuestionsOfDifferentLengths() throws IOException {
    List<Prompt> prompts =
        new ObjectMapper()
            .readValue(
                Path.of("feeders", "llm", "prompts.json").toFile(), new TypeReference<>() {});

    assertThat(prompts).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
    assertThat(prompts.stream().mapToInt(it -> it.prompt().split(" ").length).summaryStatistics())
        .satisfies(
            words -> {
              assertThat(words.getMin()).isEqualTo(9);
              assertThat(words.getMax()).isEqualTo(81);
            });
  }
}
