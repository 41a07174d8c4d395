package salvo.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.event.GapCounts;
import salvo.event.StreamDetail;
import salvo.stats.stream.StreamTallies;

/** What is notable of streams, in sentences. */
class StreamFlagsTest {

  private static final long BYTES = 10_000;

  private final StreamTallies tallies = new StreamTallies();

  @Test
  void shouldSayNothingWhenStreamsAreAsTheyShouldBe() {
    add(200, stream(100, 100, 300, 40));

    assertThat(flags()).isEmpty();
  }

  @Test
  void shouldSayThatAnswersAreHeldBackWhenManyTokensComeAtOnce() {
    add(98, stream(100, 100, 300, 0));
    add(2, stream(100, 2, 9_000, 0));

    assertThat(flags().get(0).kind()).isEqualTo("notStreamed");
    assertThat(flags().get(0).sentence())
        .startsWith("2 of 100 answers were not streamed")
        .contains("proxy_buffering off");
  }

  @Test
  void shouldNotSayItWhenASingleAnswerCameAtOnce() {
    add(14, stream(100, 100, 300, 0));
    add(1, stream(100, 2, 9_000, 0));

    assertThat(flags()).isEmpty();
  }

  @Test
  void shouldNotSayItWhenFewTokensOrFewAnswersDo() {
    add(300, stream(20, 20, 10_000, 0));
    add(1, stream(21, 21, 10_000, 0));
    add(300, stream(21, 21, 8_999, 0));

    assertThat(flags()).isEmpty();
  }

  @Test
  void shouldSayThatEventsCouldNotBeReadWhenAnyCouldNot() {
    add(99, stream(100, 100, 300, 0));
    add(1, stream(100, 100, 300, 0, 2));

    assertThat(flags())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo("unread"))
        .satisfies(it -> assertThat(it.sentence()).startsWith("2 events of answers that"));
  }

  @Test
  void shouldSayThatPiecesHaveManyTokensWhenTheyDo() {
    add(10, stream(100, 25, 500, 0));

    assertThat(flags())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo("coalesced"))
        .satisfies(it -> assertThat(it.sentence()).startsWith("4 tokens come in each piece"));
  }

  @Test
  void shouldSayThatPromptsAreCachedWhenHalfOfThemIs() {
    add(10, stream(100, 100, 500, 50));

    assertThat(flags())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo("cached"))
        .satisfies(it -> assertThat(it.sentence()).startsWith("50 % of the tokens"));
  }

  @Test
  void shouldSayThatAnswersBecomeShorterWhenTheyDo() {
    for (int i = 0; i < 180; i++) {
      tallies.add("chat", i * 500, stream(i < 90 ? 200 : 100, 200, 500, 0));
    }

    assertThat(flags())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo("shorter"))
        .satisfies(
            it ->
                assertThat(it.sentence())
                    .contains("100 tokens on average in its last third, 200 in its first"));
  }

  @Test
  void shouldSayTheSameOfSeveralRequestsOnce() {
    add(10, stream(100, 25, 500, 50));
    tallies.add("completion", 0, stream(100, 100, 500, 80));
    tallies.add("other", 0, stream(100, 100, 500, 0));

    assertThat(StreamFlags.sentences(tallies.totals()))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("chat: 4 tokens come in each piece"),
            it ->
                assertThat(it)
                    .startsWith("chat: 50 %, completion: 80 % of the tokens of the prompts came"));
  }

  @Test
  void shouldSayOfEachRequestThatItsAnswersBecomeShorter() {
    for (int i = 0; i < 180; i++) {
      tallies.add("chat", i * 500, stream(i < 90 ? 200 : 100, 200, 500, 0));
      tallies.add("completion", i * 500, stream(i < 90 ? 200 : 100, 200, 500, 0));
    }

    assertThat(StreamFlags.sentences(tallies.totals()))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("chat: Answers became shorter"),
            it -> assertThat(it).startsWith("completion: Answers became shorter"));
  }

  private void add(int times, StreamDetail stream) {
    for (int i = 0; i < times; i++) {
      tallies.add("chat", i * 500, stream);
    }
  }

  private List<StreamFlags.Flag> flags() {
    return StreamFlags.of(tallies.totals().get(0));
  }

  private static StreamDetail stream(long tokens, long pieces, long burst, long cached) {
    return stream(tokens, pieces, burst, cached, 0);
  }

  private static StreamDetail stream(
      long tokens, long pieces, long burst, long cached, long unread) {
    return new StreamDetail(
        0,
        1,
        2,
        3,
        4,
        4,
        5,
        6,
        1,
        pieces,
        BYTES,
        burst,
        unread,
        new StreamDetail.Tokens(100, tokens, cached, 0, 1),
        "stop",
        GapCounts.NONE,
        true,
        Optional.empty(),
        Optional.empty());
  }
}
