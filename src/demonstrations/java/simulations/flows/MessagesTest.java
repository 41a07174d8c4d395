package simulations.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages as files: the lengths that {@code feeders/README.md} promises. */
class MessagesTest {

  private static final Path FEEDERS = Path.of("feeders");

  @ParameterizedTest
  @CsvSource({"MINIMAL, 2", "SIMPLE, 16", "MEDIUM, 69", "COMPLEX, 557", "LARGE, 5027"})
  void shouldHaveTheLengthOfItsKindWhenItIsAMessage(Message kind, int characters)
      throws IOException {
    assertThat(texts(kind))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(text -> assertThat(text.codePointCount(0, text.length())).isEqualTo(characters))
        .allSatisfy(text -> assertThat(text).isEqualTo(text.strip()));
  }

  @Test
  void shouldBeAboutNinetyFourCharactersWhenItIsRealistic() throws IOException {
    List<String> texts = texts(Message.REALISTIC);

    assertThat(texts).allSatisfy(text -> assertThat(text.length()).isBetween(80, 110));
    assertThat(texts.stream().mapToInt(String::length).average().orElseThrow())
        .isBetween(93.0, 95.0);
  }

  @Test
  void shouldStandOnceWhenItIsAMessageOfAnyKind() throws IOException {
    List<String> all = new ArrayList<>();
    for (Message kind : Message.values()) {
      all.addAll(texts(kind));
    }

    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void shouldBeDescribedWhenItIsAFeeder() throws IOException {
    String readme = Files.readString(FEEDERS.resolve("README.md"));

    for (Message kind : Message.values()) {
      assertThat(readme).contains("`" + Path.of(kind.feeder()).getFileName() + "`");
    }
    try (var files = Files.list(FEEDERS.resolve("flows"))) {
      assertThat(files).hasSize(Message.values().length);
    }
  }

  private static List<String> texts(Message kind) throws IOException {
    JsonNode records = new JsonMapper().readTree(FEEDERS.resolve(kind.feeder()).toFile());
    List<String> texts = new ArrayList<>();
    for (JsonNode one : records) {
      assertThat(one).hasSize(1);
      texts.add(one.path("message").textValue());
    }
    return texts;
  }
}
