package salvo.gatling.stream.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.event.StreamDetail;
import salvo.gatling.stream.Streams;
import salvo.gatling.stream.tokens.Tokenizer;

/** Streams as the services send them, and what comes of each. */
class StreamReadingTest {

  @Test
  void shouldReadChatWithReasoningAndUsage() {
    StreamRecord record =
        new RecordedStream(Streams.openAiChat())
            .event(10, "{'choices':[{'delta':{'role':'assistant','content':''}}],'usage':null}")
            .at(15, ": still there\n\n")
            .event(20, "{'choices':[{'delta':{'reasoning_content':'hm'}}]}")
            .event(30, "{'choices':[{'delta':{'content':'Hel'}}]}")
            .event(40, "{'choices':[{'delta':{'content':'lo'}}]}")
            .event(41, "{'choices':[{'delta':{},'finish_reason':'stop'}]}")
            .event(
                42,
                "{'choices':[],'usage':{'prompt_tokens':7,'completion_tokens':5,"
                    + "'prompt_tokens_details':{'cached_tokens':4},"
                    + "'completion_tokens_details':{'reasoning_tokens':2}}}")
            .event(43, "[DONE]")
            .end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.ttft()).hasValue(20);
    assertThat(record.ttfo()).hasValue(30);
    assertThat(record.tpot()).hasValue(20 / 4.0);
    assertThat(record.longestGap()).hasValue(10);
    assertThat(record.endToEnd()).hasValue(43);
    assertThat(record.queueing()).hasValue(0.5);
    assertThat(record.events()).isEqualTo(7);
    assertThat(record.contents()).isEqualTo(3);
    assertThat(record.tokens())
        .isEqualTo(
            new TokenCounts(
                OptionalLong.of(7), OptionalLong.of(5), OptionalLong.of(4), OptionalLong.of(2), 1));
    assertThat(record.tokens().source()).isEqualTo(TokenCounts.Source.USAGE);
    assertThat(record.finishReason()).contains("stop");
    assertThat(record.text()).contains("Hello");
  }

  @Test
  void shouldReadCompletions() {
    StreamRecord record =
        new RecordedStream(Streams.openAiCompletions())
            .event(10, "{'choices':[{'text':'a'}]}")
            .event(20, "{'choices':[{'text':'b','finish_reason':'stop'}]}")
            .event(20, "[DONE]")
            .end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.text()).contains("ab");
    assertThat(record.tokens()).isEqualTo(TokenCounts.NONE);
    assertThat(record.tokens().source()).isEqualTo(TokenCounts.Source.UNKNOWN);
    assertThat(record.tpot()).isEmpty();
  }

  @Test
  void shouldReadResponses() {
    StreamRecord record =
        new RecordedStream(Streams.openAiResponses())
            .event(5, "{'type':'response.created','response':{'error':null,'usage':null}}")
            .event(10, "{'type':'response.reasoning_summary_text.delta','delta':'hm'}")
            .event(20, "{'type':'response.output_text.delta','delta':'a'}")
            .event(30, "{'type':'response.audio.delta','delta':'no text'}")
            .event(
                40,
                "{'type':'response.completed','response':{'usage':{'input_tokens':3,"
                    + "'output_tokens':4,'input_tokens_details':{'cached_tokens':1},"
                    + "'output_tokens_details':{'reasoning_tokens':2}}}}")
            .end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.ttft()).hasValue(10);
    assertThat(record.ttfo()).hasValue(20);
    assertThat(record.text()).contains("a");
    assertThat(record.tokens().out()).hasValue(4);
    assertThat(record.tokens().reasoning()).hasValue(2);
  }

  @Test
  void shouldReadAnthropicWhoseUsageComesInParts() {
    StreamRecord record =
        new RecordedStream(Streams.anthropic())
            .at(
                5,
                "event: message_start\ndata: {'type':'message_start','message':{'usage':"
                    + "{'input_tokens':3,'cache_read_input_tokens':10,"
                    + "'cache_creation_input_tokens':2,'output_tokens':8}}}\n\n")
            .at(6, "event: ping\ndata: {'type':'ping'}\n\n")
            .event(
                10,
                "{'type':'content_block_delta','delta':{'type':'thinking_delta','thinking':'hm'}}")
            .event(20, "{'type':'content_block_delta','delta':{'type':'text_delta','text':'a'}}")
            .event(40, "{'type':'content_block_delta','delta':{'type':'text_delta','text':'b'}}")
            .event(
                41,
                "{'type':'message_delta','delta':{'stop_reason':'end_turn'},"
                    + "'usage':{'output_tokens':7}}")
            .event(42, "{'type':'message_stop'}")
            .end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.ttft()).hasValue(10);
    assertThat(record.ttfo()).hasValue(20);
    assertThat(record.tpot()).hasValue(30 / 6.0);
    assertThat(record.tokens().in()).hasValue(15);
    assertThat(record.tokens().cached()).hasValue(10);
    assertThat(record.tokens().out()).hasValue(7);
    assertThat(record.finishReason()).contains("end_turn");
  }

  @Test
  void shouldReadGeminiWhoseThoughtsAreParts() {
    StreamRecord record =
        new RecordedStream(Streams.gemini())
            .event(
                10,
                "{'candidates':[{'content':{'parts':[{'text':'hm','thought':true}]}}],"
                    + "'usageMetadata':{'promptTokenCount':3,'thoughtsTokenCount':2}}")
            .event(
                20,
                "{'candidates':[{'content':{'parts':[{'text':'a'}]},'finishReason':'STOP'}],"
                    + "'usageMetadata':{'promptTokenCount':3,'thoughtsTokenCount':2,"
                    + "'candidatesTokenCount':4}}")
            .end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.ttft()).hasValue(10);
    assertThat(record.ttfo()).hasValue(20);
    assertThat(record.text()).contains("a");
    assertThat(record.tokens().out()).hasValue(6);
  }

  @Test
  void shouldReadLinesOfOllama() {
    StreamRecord record =
        new RecordedStream(Streams.ollama())
            .at(10, "{'message':{'content':'a'},'done':false}\n")
            .at(20, "{'message':{'content':'b'},'done':false}\n{'message':{'content':''},")
            .at(30, "'done':true,'done_reason':'stop','prompt_eval_count':3,'eval_count':2}")
            .end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.text()).contains("ab");
    assertThat(record.tpot()).hasValue(10);
    assertThat(record.tokens().in()).hasValue(3);
  }

  @Test
  void shouldReadEventsOfLangflow() {
    RecordedStream stream =
        new RecordedStream(Streams.langflow())
            .at(10, "{'event':'add_message','data':{'text':'hi','error':false}}\n\n")
            .at(20, "{'event':'token','data':{'chunk':' Have','id':'1'}}\n\n")
            .at(30, "{'event':'token','data':{'chunk':' you','id':'1'}}\n\n");

    StreamRecord record = stream.at(40, "{'event':'end','data':{'result':{}}}\n\n").end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.ttft()).hasValue(20);
    assertThat(record.text()).contains(" Have you");
    assertThat(record.tpot()).isEmpty();
    assertThat(
            new RecordedStream(Streams.langflow())
                .at(10, "{'event':'error','data':{'error':'no such model'}}\n\n")
                .end()
                .complaint())
        .isEqualTo("no such model");
  }

  @Test
  void shouldTakeBytesForContentWhenTheyAreAll() {
    StreamRecord record =
        new RecordedStream(Streams.bytes()).at(10, "RIFF").at(25, "xx").at(30, "yy").end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.ttft()).hasValue(10);
    assertThat(record.longestGap()).hasValue(15);
    assertThat(record.tpot()).isEmpty();
  }

  /** A byte is a millisecond. */
  @Test
  void shouldHearSoundAsItIsPlayed() {
    StreamRecord record =
        new RecordedStream(Streams.speech(1_000).playedAfter(Duration.ofMillis(5)))
            .at(10, "1234567890")
            .at(25, "1234567890")
            .at(30, "1234567890")
            .end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.ttft()).hasValue(10);
    assertThat(record.millisPerSoundSecond()).hasValue(1_000);
    assertThat(record.silence()).hasValue(5);
    assertThat(record.longestSilence()).hasValue(5);
    assertThat(record.longestSilenceEnd()).isEqualTo(25_000_000);
    assertThat(record.longestGap()).hasValue(15);
  }

  @Test
  void shouldHaveNoFiguresOfSoundWhenItIsNone() {
    StreamRecord record = new RecordedStream(Streams.bytes()).at(10, "RIFF").end();

    assertThat(record.silence()).isEmpty();
    assertThat(record.millisPerSoundSecond()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> Streams.bytes().playedAfter(Duration.ZERO))
        .withMessageContaining("Streams.speech()");
  }

  @Test
  void shouldFailByNameWhenSoundCannotBePlayed() {
    StreamRecord json =
        new RecordedStream(Streams.speech()).at(10, "{'error':'no such voice'}").end();
    StreamRecord empty = new RecordedStream(Streams.speech()).end();
    StreamRecord cut =
        new RecordedStream(Streams.speech())
            .at(10, "RIFF....WAVEfmt \20\0\0\0\1\0\1\0\100\37\0\0\0\0\0\0\2\0\20\0")
            .at(20, "data\10\0\0\0123456")
            .end();

    assertThat(json.failure()).contains(StreamFailure.NO_SOUND);
    assertThat(json.complaint()).isEqualTo("it does not begin as a WAV file does");
    assertThat(empty.failure()).contains(StreamFailure.EMPTY);
    assertThat(cut.failure()).contains(StreamFailure.SOUND_CUT_SHORT);
    assertThat(cut.ttft()).hasValue(20);
  }

  /** 200 tokens, the first after 1 s, then one each 20 ms. */
  @Test
  void shouldDivideByTheTokensAfterTheFirst() {
    RecordedStream stream = new RecordedStream(Streams.openAiChat());
    for (int i = 0; i < 200; i++) {
      stream.event(1000 + 20 * i, "{'choices':[{'delta':{'content':'x'}}]}");
    }
    StreamRecord record = stream.event(4980, usage(200)).event(4980, "[DONE]").end();

    assertThat(record.ttft()).hasValue(1000);
    assertThat(record.tpot()).hasValue(20);
    assertThat(record.longestGap()).hasValue(20);
  }

  @Test
  void shouldTakeAwayTheTokensOfTheFirstEventWhenItCountsThem() {
    StreamRecord record =
        new RecordedStream(Streams.openAiChat())
            .event(100, "{'choices':[{'delta':{'content':'x'}}],'usage':{'completion_tokens':4}}")
            .event(
                180,
                "{'choices':[{'delta':{'content':'y'},'finish_reason':'stop'}],"
                    + "'usage':{'completion_tokens':8}}")
            .end();

    assertThat(record.tokens().ofFirst()).isEqualTo(4);
    assertThat(record.tpot()).hasValue(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "'12'", "1e30", "99999999999999999999", "[7]", "{'n':7}", "null", "true"})
  void shouldCountNoTokensWhenTheNumberCannotBe(String number) {
    StreamRecord record = chat("{'choices':[],'usage':{'completion_tokens':" + number + "}}").end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.tokens().source()).isEqualTo(TokenCounts.Source.UNKNOWN);
    assertThat(record.tpot()).isEmpty();
  }

  @Test
  void shouldNotCountPartsThatAreMoreThanTheWhole() {
    StreamRecord record =
        chat("{'choices':[],'usage':{'prompt_tokens':3,'completion_tokens':10,"
                + "'prompt_tokens_details':{'cached_tokens':4},"
                + "'completion_tokens_details':{'reasoning_tokens':11}}}")
            .end();

    assertThat(record.tokens().in()).hasValue(3);
    assertThat(record.tokens().out()).hasValue(10);
    assertThat(record.tokens().cached()).isEmpty();
    assertThat(record.tokens().reasoning()).isEmpty();
  }

  @Test
  void shouldKeepTheFinishReasonWhenALaterEventHasAnEmptyOne() {
    StreamRecord record =
        chat("{'choices':[{'delta':{},'finish_reason':''}],'usage':{'completion_tokens':2}}").end();

    assertThat(record.finishReason()).contains("stop");
  }

  @Test
  void shouldKeepNoMoreOfATextThanItsBeginning() {
    String many = "a".repeat(1024 * 1024 - 1);

    StreamRecord record = counted(Streams.openAiChat(), said(many), said("bcd"), said("e"));

    assertThat(record.text().orElseThrow().substring(many.length())).isEqualTo("b");
  }

  @Test
  void shouldHaveNoTimePerTokenWhenNoneFollowsTheFirst() {
    StreamRecord record = chat(usage(1)).end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.tpot()).isEqualTo(OptionalDouble.empty());
    assertThat(record.longestGap()).isEmpty();
    assertThat(record.isBuffered()).isFalse();
  }

  @Test
  void shouldHaveNoTimePerTokenWhenAllContentCameAtOneInstant() {
    StreamRecord record =
        new RecordedStream(Streams.openAiChat())
            .event(900, "{'choices':[{'delta':{'content':'all'},'finish_reason':'stop'}]}")
            .event(901, usage(200))
            .end();

    assertThat(record.tokens().out()).hasValue(200);
    assertThat(record.tpot()).isEmpty();
    assertThat(record.pace()).isEmpty();
    assertThat(record.detail().tokensAfterFirst()).isEmpty();
  }

  @Test
  void shouldGiveAllOfOnePieceItsInstantWhenItWasHeldBack() {
    String event = "data: {'choices':[{'delta':{'content':'x'}}]}\n\n";
    StreamRecord record =
        new RecordedStream(Streams.openAiChat())
            .at(900, event.repeat(30) + "data: [DONE]\n\n")
            .end();

    assertThat(record.ttft()).hasValue(900);
    assertThat(record.longestGap()).hasValue(0);
    assertThat(record.isBuffered()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':{'message':'overloaded'}}",
        "{'error':'overloaded'}",
        "{'error':{'type':'overloaded'}}"
      })
  void shouldFailByWhatItSaysWhenAnErrorComesInside(String error) {
    StreamRecord record =
        new RecordedStream(Streams.openAiChat())
            .event(10, "{'choices':[{'delta':{'content':'x'}}]}")
            .event(20, error)
            .end();

    assertThat(record.failure()).contains(StreamFailure.ERROR_INSIDE);
    assertThat(record.complaint()).isEqualTo("overloaded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "false", "''", "{}", "[]"})
  void shouldTakeAnErrorThatSaysNothingForNone(String error) {
    assertThat(chat("{'choices':[],'error':" + error + "}").end().failure()).isEmpty();
  }

  @Test
  void shouldFailWhenAnEventIsCalledAnError() {
    StreamRecord record = chat("{}").at(30, "event: error\ndata: out of memory\n\n").end();

    assertThat(record.failure()).contains(StreamFailure.ERROR_INSIDE);
    assertThat(record.complaint()).isEqualTo("out of memory");
  }

  @Test
  void shouldFailByNameWhenTheEndIsMissing() {
    assertThat(
            new RecordedStream(Streams.openAiChat())
                .event(10, "{'choices':[{'delta':{'content':'x'}}]}")
                .end()
                .failure())
        .contains(StreamFailure.TRUNCATED);
  }

  @Test
  void shouldFailByNameWhenNothingWasSaid() {
    assertThat(
            new RecordedStream(Streams.openAiChat())
                .event(10, "{'choices':[{'delta':{'content':''},'finish_reason':'stop'}]}")
                .event(11, "[DONE]")
                .end()
                .failure())
        .contains(StreamFailure.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{'id':'1','choices':[]}", "<html>\n\n</html>", "data: hello\n\n"})
  void shouldFailByNameWhenItIsNoStreamOfItsShape(String body) {
    assertThat(new RecordedStream(Streams.openAiChat()).at(10, body).end().failure())
        .contains(StreamFailure.NO_EVENTS);
  }

  @Test
  void shouldTellOfEventsThatCannotBeReadWhenTheStreamIsElseGood() {
    StreamRecord record =
        new RecordedStream(Streams.openAiChat())
            .event(10, "{'choices':[{'delta':{'content':'x'}}]}")
            .event(11, "{'choices':[")
            .event(12, "{'choices':[{'delta':{'content':'y'},'finish_reason':'stop'}]}")
            .event(13, "[DONE]")
            .end();

    assertThat(record.failure()).isEmpty();
    assertThat(record.unreadEvents()).isEqualTo(1);
    assertThat(record.detail().unreadEvents()).isEqualTo(1);
  }

  @Test
  void shouldFailWhenItIsCutOffByLengthUnlessItMay() {
    String cut = "{'choices':[{'delta':{'content':'x'},'finish_reason':'length'}]}";
    StreamLimits may = new StreamLimits(Optional.empty(), Optional.empty(), 100, true);

    assertThat(new RecordedStream(Streams.openAiChat()).event(10, cut).end().failure())
        .contains(StreamFailure.CUT_BY_LENGTH);
    assertThat(new RecordedStream(Streams.openAiChat()).limits(may).event(10, cut).end().failure())
        .isEmpty();
  }

  @Test
  void shouldFailWhenItIsLateOrStallsThoughItGoesOnThen() {
    StreamLimits limits =
        new StreamLimits(
            Optional.of(Duration.ofMillis(50)), Optional.of(Duration.ofMillis(20)), 1000, false);

    assertThat(twoTokens(50, 70).limits(limits).end().failure()).isEmpty();
    assertThat(twoTokens(51, 70).limits(limits).end().failure())
        .contains(StreamFailure.NO_FIRST_TOKEN);
    assertThat(twoTokens(50, 71).limits(limits).end().failure()).contains(StreamFailure.STALLED);
  }

  @Test
  void shouldBeNoFailedStreamWhenTheStatusSaysAll() {
    assertThat(
            new RecordedStream(Streams.openAiChat())
                .status(429)
                .at(10, "{'error':{'message':'slow down'}}")
                .end()
                .failure())
        .isEmpty();
  }

  @Test
  void shouldKeepItsFiguresWhenItNeverEnds() {
    StreamReading reading = new StreamReading(Streams.openAiChat(), true);
    RecordedStream many = new RecordedStream(Streams.openAiChat());
    for (int i = 0; i < 200_000; i++) {
      many.event(i, "{'choices':[{'delta':{'content':'many words '}}]}");
    }
    StreamRecord record = many.event(200_000, "[DONE]").end();

    assertThat(record.contents()).isEqualTo(200_000);
    assertThat(record.text().orElseThrow().length()).isBetween(1_000_000, 1024 * 1024);
    assertThat(reading.lastContent()).isEqualTo(Stamps.NEVER);
  }

  @Test
  void shouldCountWhatIsSaidAndThoughtBesideUsageWhenATokenizerIsAskedFor() {
    StreamRecord record =
        counted(
            Streams.openAiChat(),
            "{'choices':[{'delta':{'reasoning':'hello world'}}]}",
            "{'choices':[{'delta':{'content':'hello'}}]}",
            "{'choices':[{'delta':{'content':' world','reasoning':' again'}}]}",
            "{'choices':[{'delta':{},'finish_reason':'stop'}],'usage':{'completion_tokens':40}}");

    assertThat(record.tokenized()).contains(new StreamDetail.Tokenized("o200k_base", 5));
    assertThat(record.tokens().out()).hasValue(40);
    assertThat(record.text()).contains("hello world");
    assertThat(record.contents()).isEqualTo(3);
    assertThat(chat("[DONE]").end().tokenized()).isEmpty();
  }

  @Test
  void shouldNotCountPartOfATextThatIsTooLongToBeCounted() {
    String words = "word ".repeat(30_000);

    assertThat(counted(Streams.openAiChat(), said(words)).tokenized()).isPresent();
    assertThat(counted(Streams.openAiChat(), said(words), said(words)).tokenized()).isEmpty();
    assertThat(counted(Streams.bytes(), "sound").tokenized()).isEmpty();
  }

  private static String said(String text) {
    return "{'choices':[{'delta':{'content':'" + text + "'}}]}";
  }

  private static StreamRecord counted(StreamShape shape, String... events) {
    RecordedStream stream = new RecordedStream(shape, Optional.of(Tokenizer.of("o200k_base")));
    for (String event : events) {
      stream.event(10, event);
    }
    return stream.end();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a..b", "a[x]", "a when", "a when b", "[0].a"})
  void shouldRefuseAFieldThatIsNone(String field) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamShape.events().output(field))
        .withMessageContaining("not a field of an event");
  }

  private static RecordedStream chat(String last) {
    return new RecordedStream(Streams.openAiChat())
        .event(10, "{'choices':[{'delta':{'content':'x'},'finish_reason':'stop'}]}")
        .event(20, last);
  }

  private static RecordedStream twoTokens(double first, double second) {
    return new RecordedStream(Streams.openAiChat())
        .event(first, "{'choices':[{'delta':{'content':'x'}}]}")
        .event(second, "{'choices':[{'delta':{'content':'y'},'finish_reason':'stop'}]}");
  }

  private static String usage(int tokens) {
    return "{'choices':[],'usage':{'prompt_tokens':1,'completion_tokens':" + tokens + "}}";
  }
}
