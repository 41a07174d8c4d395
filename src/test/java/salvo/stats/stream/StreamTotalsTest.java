package salvo.stats.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import salvo.event.GapCounts;
import salvo.event.StreamDetail;

/** What streams add up to: tokens that are known, and times. */
class StreamTotalsTest {

  @Test
  void shouldAddUpWhatTheTargetCountsAndLeaveOutWhatItDoesNot() {
    StreamTotals totals = TestStreams.totals().get(0);

    assertThat(totals.name()).isEqualTo("get job");
    assertThat(totals.streams()).isEqualTo(2);
    assertThat(totals.counted()).isEqualTo(1);
    assertThat(totals.tokens())
        .isEqualTo(
            new Tokens(
                OptionalLong.of(100),
                OptionalLong.of(41),
                OptionalLong.of(64),
                OptionalLong.of(10)));
    assertThat(totals.tokensPerSecond(10)).hasValue(4.1);
    assertThat(totals.tokensPerPiece()).hasValue(41.0 / 12);
    assertThat(totals.cachedShare()).hasValue(0.64);
    assertThat(totals.tokensPerSecondOfStream()).hasValue(200);
    assertThat(totals.perToken().count()).isEqualTo(1);
    assertThat(totals.perToken().percentile(50)).isEqualTo(5, within(0.05));
    assertThat(totals.gaps().count()).isEqualTo(20);
    assertThat(totals.gaps().percentile(99)).isEqualTo(20, within(0.2));
  }

  @Test
  void shouldHaveNoFigureOfTokensWhenNoneAreCounted() {
    StreamTallies tallies = new StreamTallies();
    tallies.add("chat", 0, TestStreams.uncounted());
    StreamTotals totals = tallies.totals().get(0);

    assertThat(totals.tokens()).isEqualTo(Tokens.NONE);
    assertThat(totals.tokensPerSecond(10)).isEmpty();
    assertThat(totals.tokensPerSecondOfStream()).isEmpty();
    assertThat(totals.perToken().count()).isZero();
    assertThat(totals.gaps().count()).isEqualTo(10);
  }

  @Test
  void shouldCompareATokenizerWithUsageOfTheSameStreamsAlone() {
    StreamTallies tallies = new StreamTallies();
    tallies.add("chat", 0, TestStreams.counted());
    tallies.add("chat", 0, TestStreams.tokenized());
    tallies.add("chat", 0, TestStreams.tokenized());
    StreamTotals totals = tallies.totals().get(0);
    Tokenized known = totals.plus(totals).tokenized().orElseThrow();

    assertThat(totals.tokens().out()).hasValue(123);
    assertThat(known).isEqualTo(new Tokenized("o200k_base", 4, 152, 4, 152, 164));
    assertThat(known.difference()).hasValue(152.0 / 164 - 1);
    assertThat(Tokenized.of(new StreamDetail.Tokenized("r50k_base", 5), -1).difference()).isEmpty();
  }

  @Test
  void shouldCountNoStreamsWithTokensWhenTheirKindHasNone() {
    StreamTallies tallies = new StreamTallies();
    tallies.add("speech", 0, TestStreams.heard());

    assertThat(tallies.totals().get(0).streams()).isEqualTo(1);
    assertThat(tallies.totals().get(0).withTokens()).isZero();
    assertThat(TestStreams.totals().get(0).withTokens()).isEqualTo(2);
  }

  @Test
  void shouldBeNoStreamWhenNothingWasSaid() {
    StreamTallies tallies = new StreamTallies();
    tallies.add(
        "chat",
        0,
        new StreamDetail(
            0,
            5,
            6,
            7,
            -1,
            -1,
            -1,
            9,
            -1,
            1,
            10,
            10,
            0,
            StreamDetail.Tokens.UNKNOWN,
            "",
            GapCounts.NONE,
            true,
            Optional.empty(),
            Optional.empty()));

    assertThat(tallies.totals()).isEmpty();
  }

  @Test
  void shouldComeToTheSameWhenPartsAreAddedUp() {
    StreamTallies all = new StreamTallies();
    StreamTallies one = new StreamTallies();
    StreamTallies other = new StreamTallies();
    for (StreamTallies tallies : List.of(all, one)) {
      tallies.add("chat", 0, TestStreams.counted());
    }
    for (StreamTallies tallies : List.of(all, other)) {
      tallies.add("chat", 0, TestStreams.uncounted());
      tallies.add("chat", 0, TestStreams.counted());
    }

    assertThat(one.totals().get(0).plus(other.totals().get(0))).isEqualTo(all.totals().get(0));
    assertThat(FineTimes.of(all.totals().get(0).gaps().byNanos()))
        .isEqualTo(all.totals().get(0).gaps());
  }
}
