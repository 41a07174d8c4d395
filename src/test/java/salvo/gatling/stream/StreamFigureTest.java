package salvo.gatling.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import salvo.config.ObjectiveKind;
import salvo.gatling.stream.record.RecordedStream;
import salvo.gatling.stream.record.StreamRecord;

class StreamFigureTest {

  @Test
  void shouldCountEachGapAndEachTokenAndTellThePace() {
    StreamRecord record =
        new RecordedStream(Streams.openAiChat())
            .event(1_000, "{'choices':[{'delta':{'content':'a'}}]}")
            .event(1_020, "{'choices':[{'delta':{'content':'b'}}]}")
            .event(1_040, "{'choices':[{'delta':{'content':'c'}}]}")
            .event(1_100, "{'choices':[{'delta':{'content':'d'},'finish_reason':'stop'}]}")
            .event(1_100, "{'choices':[],'usage':{'prompt_tokens':7,'completion_tokens':11}}")
            .end();

    assertThat(StreamFigure.GAPS.times(record)).isEqualTo(Map.of(20L, 2L, 60L, 1L));
    assertThat(StreamFigure.TOKENS.times(record)).isEqualTo(Map.of(100L, 11L));
    // 10 tokens in 100 ms
    assertThat(StreamFigure.PACE.times(record)).isEqualTo(Map.of(1_000L, 1L));
    assertThat(StreamFigure.QUEUEING.times(record).values()).containsExactly(1L);
  }

  @Test
  void shouldHaveNoTokensAndNoPaceWhenTheTargetCountsNone() {
    StreamRecord record =
        new RecordedStream(Streams.openAiChat())
            .event(10, "{'choices':[{'delta':{'content':'a'},'finish_reason':'stop'}]}")
            .end();

    assertThat(StreamFigure.TOKENS.times(record)).isEmpty();
    assertThat(StreamFigure.PACE.times(record)).isEmpty();
    assertThat(StreamFigure.GAPS.times(record)).isEmpty();
  }

  @Test
  void shouldBeCalledAsObjectivesCallThem() {
    assertThat(StreamFigure.TOKENS.figure().of("chat"))
        .isEqualTo(ObjectiveKind.TOKENS_PER_SECOND.figure("chat"));
    assertThat(StreamFigure.PACE.figure().of("chat"))
        .isEqualTo(ObjectiveKind.STREAM_TOKENS_PER_SECOND.figure("chat"));
  }

  @Test
  void shouldKnowOfWhichARecordMayStandForMany() {
    assertThat(
            StreamFigure.of(Streams.openAiChat()).stream()
                .map(it -> it.figure().of("chat"))
                .filter(StreamFigure::mayRepeat)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("chat gaps", "chat tokens");
  }
}
