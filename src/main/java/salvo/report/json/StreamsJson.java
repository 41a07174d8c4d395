package salvo.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import salvo.report.words.StreamFlags;
import salvo.stats.RunStats;
import salvo.stats.stream.FineTimes;
import salvo.stats.stream.StreamClock;
import salvo.stats.stream.StreamTotals;
import salvo.stats.stream.Tokenized;

/** The streams of {@code summary.json}; what the target does not count is null, and never 0. */
final class StreamsJson {

  private StreamsJson() {}

  static ArrayNode of(RunStats stats) {
    return SummaryJson.array(stats.streams(), it -> of(it, stats.durationSeconds()));
  }

  /** How exact their times are. */
  static ObjectNode of(StreamClock clock) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("watchedSeconds", SummaryJson.finite(clock.watchedMillis() / 1000.0));
    json.set("lag", times(clock.lag()));
    clock
        .calibration()
        .ifPresentOrElse(
            it -> {
              ObjectNode calibration = json.putObject("calibration");
              calibration.put("over", it.over());
              calibration.put("streams", it.streams()).put("wrongCounts", it.wrongCounts());
              calibration.set("ttft", times(it.ttft()));
              calibration.set("gap", times(it.gap()));
            },
            () -> json.putNull("calibration"));
    return json;
  }

  private static ObjectNode of(StreamTotals it, double seconds) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", it.name())
            .put("streams", it.streams())
            .put("withTokens", it.withTokens())
            .put("counted", it.counted())
            .put("tokensFrom", it.counted() == 0 ? null : "usage")
            .put("tokensIn", orNull(it.tokens().in()))
            .put("tokensOut", orNull(it.tokens().out()))
            .put("tokensCached", orNull(it.tokens().cached()))
            .put("tokensOfReasoning", orNull(it.tokens().reasoning()))
            .put("tokensPerSecond", SummaryJson.finite(it.tokensPerSecond(seconds)))
            .put("tokensPerSecondOfStream", SummaryJson.finite(it.tokensPerSecondOfStream()));
    it.tokenized()
        .ifPresentOrElse(
            known -> json.set("tokenizer", of(known)), () -> json.putNull("tokenizer"));
    json.set("timePerToken", times(it.perToken()));
    json.set("gaps", times(it.gaps()));
    json.put("notStreamed", it.heldBack()).put("unreadEvents", it.unreadEvents());
    json.put("tokensPerPiece", SummaryJson.finite(it.tokensPerPiece()));
    json.put("cachedShare", SummaryJson.finite(it.cachedShare()));
    json.set("flags", SummaryJson.array(StreamFlags.of(it), StreamsJson::of));
    return json;
  }

  private static ObjectNode of(Tokenized it) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("encoding", it.encoding())
        .put("streams", it.streams())
        .put("tokensOut", it.tokens())
        .put("compared", it.compared())
        .put("difference", SummaryJson.finite(it.difference()));
  }

  private static ObjectNode of(StreamFlags.Flag flag) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", flag.kind())
        .put("sentence", flag.sentence());
  }

  private static Long orNull(OptionalLong count) {
    return count.isPresent() ? Long.valueOf(count.getAsLong()) : null;
  }

  private static ObjectNode times(FineTimes times) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("count", times.count());
    for (double percent : List.of(50.0, 75.0, 95.0, 99.0, 99.9)) {
      String key = "p" + (percent == 99.9 ? "999" : Integer.toString((int) percent));
      json.put(key, times.count() == 0 ? null : SummaryJson.finite(times.percentile(percent)));
    }
    return json.put("max", times.count() == 0 ? null : SummaryJson.finite(times.max()));
  }
}
