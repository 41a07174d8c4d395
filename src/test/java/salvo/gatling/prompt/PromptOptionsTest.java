package salvo.gatling.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptOptionsTest {

  private static final String SAID = "{'messages': [{'role': 'user', 'content': 'Hi'}]}";

  @TempDir private Path folder;

  @Test
  void shouldBeThoseOfTheFeederWhenNothingIsSet() {
    assertThat(problems("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompts=lengths;promptLength=fixed 20",
        "prompts=lengths;promptLength=fixed 20;prefixGroups=3;hitRatio=0.8",
        "cacheBusting=true",
        "prompts=lengths;promptLength=fixed 20;cacheBusting=true",
        "prefixGroups=0;hitRatio=0;cacheBusting=false"
      })
  void shouldTakeWhatGoesTogether(String options) {
    assertThat(problems(options)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prompts=lengths                         | promptLength | must be a length in tokens",
        "prompts=lengths;promptLength=some       | promptLength | must be a length in tokens",
        "prompts=no such file                    | prompts      | must be feeder, lengths or a"
            + " file",
        "prefixGroups=3;hitRatio=0.5             | prefixGroups | for prompts = lengths only",
        "prefixGroups=-1                         | prefixGroups | a whole number from 0",
        "prompts=lengths;promptLength=fixed 9;prefixGroups=3 | hitRatio | goes with prefixGroups",
        "hitRatio=0.5                            | hitRatio     | goes with prefixGroups",
        "hitRatio=1                              | hitRatio     | must be a share",
        "hitRatio=a                              | hitRatio     | must be a share",
        "cacheBusting=yes                        | cacheBusting | must be true or false",
      })
  void shouldTellKeyValueAndRuleWhenAnOptionIsWrong(String options, String key, String rule) {
    assertThat(problems(options))
        .singleElement()
        .satisfies(it -> assertThat(it).startsWith("salvo.systems.llm.options." + key + " = \""))
        .satisfies(it -> assertThat(it).contains(rule));
  }

  @Test
  void shouldTellAllThatIsWrongAtOnce() {
    assertThat(problems("prompts=lengths;promptLength=x;prefixGroups=y;hitRatio=z")).hasSize(3);
  }

  @Test
  void shouldRefuseGroupsTogetherWithCacheBusting() {
    assertThat(
            problems(
                "prompts=lengths;promptLength=fixed 9;prefixGroups=2;hitRatio=0.5;"
                    + "cacheBusting=true"))
        .singleElement()
        .satisfies(it -> assertThat(it).contains("not together with cacheBusting"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'id': 'a', 'conversations': [{'from': 'human', 'value': 'Hi'},"
            + " {'from': 'gpt', 'value': 'Hello'}, {'from': 'human', 'value': 'Bye'}]}]",
        "[{'conversations': []}, {'conversations': [{'from': 'gpt', 'value': 'x'}]},"
            + " {'messages': [{'role': 'user', 'content': 'Hi'}]}]",
        "{'messages': [{'role': 'user', 'content': 'Hi'}]}\n{'messages': []}"
      })
  void shouldTakeConversationsOfAFile(String json) throws IOException {
    assertThat(problems("prompts=" + written(json))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                   | has no conversation",
        "[1, 2, null, 'x']                    | has no conversation",
        "[{'conversations': [{'from': 'gpt', 'value': 'x'}]}] | has no conversation",
        "[{'conversations': [{                | is no JSON at line 1",
        "no JSON                              | is no JSON at line 1",
      })
  void shouldTellWhatIsWrongWithAFile(String json, String rule) throws IOException {
    assertThat(problems("prompts=" + written(json)))
        .singleElement()
        .satisfies(it -> assertThat(it).contains("options.prompts").contains(rule));
  }

  @Test
  void shouldRefuseAFileThatIsNoTextInUtf8() throws IOException {
    Path file = folder.resolve("latin.json");
    Files.write(file, "[{\"a\": \"\u00e4\u00f6\"}]".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problems("prompts=" + file)).singleElement().asString().contains("is no JSON");
  }

  @Test
  void shouldWarnWhenAFileHasMoreConversationsThanAreTaken() throws IOException {
    Path file = written("[" + SAID + (", " + SAID).repeat(20_000) + "]");

    PromptOptions options = read("prompts=" + file);

    assertThat(options.problems()).isEmpty();
    assertThat(options.warnings())
        .containsExactly(
            "salvo.systems.llm.options.prompts = \""
                + file
                + "\": only the first 20,000 conversations of the file are used. A run takes at"
                + " most 20,000 of them, and no more after 50,000,000 characters.");
  }

  @Test
  void shouldWarnWhenAFileHasMoreCharactersThanAreTaken() throws IOException {
    String vast = SAID.replace("Hi", "x".repeat(10_000_000));
    Path file = written(String.join("\n", vast, vast, vast, vast, vast, SAID));

    assertThat(read("prompts=" + file).warnings())
        .singleElement()
        .asString()
        .contains(": only the first 5 conversations of the file are used.");
  }

  @Test
  void shouldNotWarnWhenAllConversationsAreTaken() throws IOException {
    Path file = written("[" + SAID + (", " + SAID).repeat(19_999) + ", {'messages': []}]");

    assertThat(read("prompts=" + file).warnings()).isEmpty();
  }

  private Path written(String json) throws IOException {
    return Files.writeString(folder.resolve("chats.json"), json.replace('\'', '"'));
  }

  private static List<String> problems(String given) {
    return read(given).problems();
  }

  private static PromptOptions read(String given) {
    Map<String, String> all = new HashMap<>();
    for (String option : given.split(";")) {
      String[] parts = option.split("=", 2);
      all.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    PromptOptions options =
        new PromptOptions(
            name -> Optional.ofNullable(all.get(name)).filter(it -> !it.isBlank()),
            "salvo.systems.llm.options");
    options.source((session, turn) -> Optional.empty(), "unique");
    options.isBusting();
    return options;
  }
}
