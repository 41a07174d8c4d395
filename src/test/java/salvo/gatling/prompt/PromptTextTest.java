package salvo.gatling.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.gatling.stream.record.TokenCounts;
import salvo.text.PlainJson;
import salvo.trace.TraceEntry;

class PromptTextTest {

  @Test
  void shouldBeginAlikeWhenTheNumberIsTheSame() {
    String whole = WordText.numbered(7, 512);

    assertThat(whole.split(" ")).hasSize(512);
    assertThat(whole).startsWith(WordText.numbered(7, 40) + " ");
    assertThat(WordText.numbered(8, 16)).isNotEqualTo(WordText.numbered(7, 16));
    assertThat(WordText.numbered(0, 16)).isNotEqualTo(WordText.numbered(-1, 16));
  }

  @Test
  void shouldHaveTheLengthAndTheBlocksOfTheTrace() {
    String first = traced(1289, List.of(0, 1, 9), 1);
    String second = traced(1100, List.of(0, 1, 8), 2);

    assertThat(first.split(" ")).hasSize(1289);
    assertThat(second.split(" ")).hasSize(1100);
    assertThat(first.split(" ")).startsWith(WordText.numbered(0, 512).split(" "));
    assertThat(common(first.split(" "), second.split(" "))).isBetween(1024, 1028);
  }

  @Test
  void shouldHaveTheLengthOfTheTraceWhenItHasNoBlocksOrTooFew() {
    assertThat(traced(40, List.of(), 1).split(" ")).hasSize(40);
    assertThat(traced(600, List.of(3), 1).split(" ")).hasSize(600);
    assertThat(traced(0, List.of(), 1).split(" ")).hasSize(1);
    assertThat(traced(5, List.of(1, 2, 3), 1).split(" ")).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"}]", "a\\", "line\nbreak\u0000\u2028", "\uD83D", "#{x} ${y}"})
  void shouldBeJsonWhateverIsSaid(String said) throws Exception {
    String messages =
        Conversation.extended(Conversation.extended("[]", "user", "Hello"), "assistant", said);

    JsonNode json = PlainJson.MAPPER.readTree(messages);
    assertThat(json).hasSize(2);
    assertThat(json.get(0).path("role").asText()).isEqualTo("user");
    assertThat(json.get(1).path("content").asText()).isEqualTo(said);
  }

  @Test
  void shouldTellTheCachedShareBesideTheWantedOne() {
    CacheShare share = new CacheShare();
    assertThat(share.sentence(0.5)).contains("unknown");

    share.add(counts(OptionalLong.of(1000), OptionalLong.of(480)));
    share.add(counts(OptionalLong.of(1000), OptionalLong.of(500)));
    share.add(counts(OptionalLong.of(5000), OptionalLong.empty()));

    assertThat(share.sentence(0.5))
        .isEqualTo(
            "Cached tokens of prompts: 49.0 %, 980 of 2,000 as the target counts them; 50.0 % were"
                + " wanted.");
  }

  private static TokenCounts counts(OptionalLong in, OptionalLong cached) {
    return new TokenCounts(in, OptionalLong.of(9), cached, OptionalLong.empty(), 1);
  }

  private static String traced(int tokens, List<Integer> blocks, long seed) {
    return TracedText.text(
        new TraceEntry(OptionalInt.of(tokens), OptionalInt.of(1), blocks),
        new SplittableRandom(seed));
  }

  private static int common(String[] a, String[] b) {
    int i = 0;
    while (i < Math.min(a.length, b.length) && a[i].equals(b[i])) {
      i++;
    }
    return i;
  }
}
