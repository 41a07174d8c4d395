package salvo.saved;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import salvo.report.JobFigures;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.cost.CostTotals;
import salvo.stats.request.RequestStatuses;
import salvo.stats.stream.AnswerLengths;
import salvo.stats.stream.FineTimes;
import salvo.stats.stream.StreamClock;
import salvo.stats.stream.StreamTotals;
import salvo.stats.stream.Tokenized;
import salvo.stats.stream.Tokens;

/** The stored form of what was counted while a run went on, and its log does not tell. */
final class StoredLive {

  /** How known streams came before there were others. */
  private static final String OVER_BEFORE = "HTTP/1.1";

  private StoredLive() {}

  static void write(ObjectNode json, RunFacts.Live live) {
    ArrayNode statuses = json.putArray("statuses");
    live.statuses().forEach(it -> write(statuses.addObject(), it));
    ArrayNode errors = json.putArray("errors");
    live.errors().forEach(it -> write(errors.addObject(), it));
    if (!live.crashes().isEmpty()) {
      ArrayNode crashes = json.putArray("crashes");
      live.crashes().forEach(it -> write(crashes.addObject(), it));
    }
    if (!live.streams().isEmpty()) {
      ArrayNode streams = json.putArray("streams");
      live.streams().forEach(it -> write(streams.addObject(), it));
    }
    if (!live.costs().isEmpty()) {
      ArrayNode costs = json.putArray("costs");
      live.costs().forEach(it -> write(costs.addObject(), it));
    }
    if (live.retries() > 0) {
      json.put("retries", live.retries());
    }
    live.clock().ifPresent(it -> write(json.putObject("streamClock"), it));
  }

  static RunFacts.Live live(StoredValue it) throws SavedRunException {
    return new RunFacts.Live(
        it.at("statuses").list(StoredLive::statuses),
        it.at("errors").list(StoredLive::error),
        it.at("crashes").list(StoredLive::error),
        it.at("streams").list(StoredLive::streams),
        it.at("costs").list(StoredLive::costs),
        it.at("retries").or(0L, StoredValue::count),
        it.at("streamClock").optional(StoredLive::clock));
  }

  private static void write(ObjectNode json, StreamClock it) {
    write(json.putObject("lag"), it.lag());
    json.put("watchedMillis", it.watchedMillis());
    it.calibration()
        .ifPresent(
            known -> {
              ObjectNode calibration = json.putObject("calibration");
              calibration.put("over", known.over());
              calibration.put("streams", known.streams()).put("wrongCounts", known.wrongCounts());
              write(calibration.putObject("ttft"), known.ttft());
              write(calibration.putObject("gap"), known.gap());
            });
    ArrayNode limits = json.putArray("limits");
    it.limits()
        .forEach(
            limit ->
                limits
                    .addObject()
                    .put("name", limit.name())
                    .put("figure", limit.figure())
                    .put("key", limit.key())
                    .put("millis", limit.millis()));
  }

  private static StreamClock clock(StoredValue it) throws SavedRunException {
    return new StreamClock(
        times(it.at("lag")),
        it.at("watchedMillis").count(),
        it.at("calibration").optional(StoredLive::calibration),
        it.at("limits").list(StoredLive::limit));
  }

  private static StreamClock.Calibration calibration(StoredValue it) throws SavedRunException {
    return new StreamClock.Calibration(
        it.at("over").or(OVER_BEFORE, StoredValue::text),
        it.at("streams").count(),
        it.at("wrongCounts").count(),
        times(it.at("ttft")),
        times(it.at("gap")));
  }

  private static StreamClock.Limit limit(StoredValue it) throws SavedRunException {
    return new StreamClock.Limit(
        it.at("name").text(),
        it.at("figure").text(),
        it.at("key").text(),
        it.at("millis").number());
  }

  private static void write(ObjectNode json, RequestStatuses it) {
    it.groups().forEach(json.putArray("groups")::add);
    json.put("name", it.name());
    ObjectNode ok = json.putObject("ok");
    it.ok().forEach((status, count) -> ok.put(status.toString(), count));
    ObjectNode ko = json.putObject("ko");
    it.ko().forEach((status, count) -> ko.put(status.toString(), count));
  }

  private static RequestStatuses statuses(StoredValue it) throws SavedRunException {
    return new RequestStatuses(
        it.at("groups").list(StoredValue::text),
        it.at("name").text(),
        counts(it.at("ok")),
        counts(it.at("ko")));
  }

  private static Map<Integer, Long> counts(StoredValue it) throws SavedRunException {
    Map<Integer, Long> counts = new TreeMap<>();
    for (Map.Entry<String, Long> entry : it.map(StoredValue::count).entrySet()) {
      it.require(entry.getKey().matches("\\d{1,9}"), "counts by status");
      counts.put(Integer.valueOf(entry.getKey()), entry.getValue());
    }
    return counts;
  }

  private static void write(ObjectNode json, ErrorCount it) {
    json.put("endpoint", it.endpoint()).put("message", it.message()).put("status", it.status());
    json.put("count", it.count());
    json.put("firstMillis", it.firstMillis()).put("lastMillis", it.lastMillis());
  }

  private static ErrorCount error(StoredValue it) throws SavedRunException {
    return new ErrorCount(
        it.at("endpoint").or("", StoredValue::text),
        it.at("message").text(),
        it.at("status").or(0, StoredValue::smallCount),
        it.at("count").count(),
        it.at("firstMillis").count(),
        it.at("lastMillis").count());
  }

  private static void write(ObjectNode json, StreamTotals it) {
    json.put("name", it.name()).put("streams", it.streams());
    json.put("withTokens", it.withTokens()).put("counted", it.counted());
    it.tokens().in().ifPresent(count -> json.put("tokensIn", count));
    it.tokens().out().ifPresent(count -> json.put("tokensOut", count));
    it.tokens().cached().ifPresent(count -> json.put("tokensCached", count));
    it.tokens().reasoning().ifPresent(count -> json.put("tokensOfReasoning", count));
    it.tokenized().ifPresent(known -> write(json.putObject("tokenized"), known));
    json.put("steadyTokens", it.steadyTokens()).put("steadyNanos", it.steadyNanos());
    write(json.putObject("gaps"), it.gaps());
    write(json.putObject("perToken"), it.perToken());
    json.put("heldBack", it.heldBack()).put("unreadEvents", it.unreadEvents());
    json.put("pieces", it.pieces());
    write(json.putObject("lengths"), it.lengths());
  }

  private static void write(ObjectNode json, AnswerLengths it) {
    json.put("stretchMillis", it.stretchMillis());
    ArrayNode stretches = json.putArray("stretches");
    it.stretches()
        .forEach(
            (at, sums) -> {
              ObjectNode stretch = stretches.addObject().put("at", at);
              write(stretch.putObject("tokens"), sums.tokens());
              write(stretch.putObject("bytes"), sums.bytes());
            });
  }

  private static void write(ObjectNode json, AnswerLengths.Sum it) {
    json.put("count", it.count()).put("sum", it.sum()).put("squares", it.squares());
  }

  private static AnswerLengths lengths(StoredValue it) throws SavedRunException {
    Map<Long, AnswerLengths.Sums> stretches = new TreeMap<>();
    long millis = it.at("stretchMillis").count();
    it.require(millis > 0, "an object whose stretchMillis is above 0");
    for (StretchOfRun stretch : it.at("stretches").list(StoredLive::stretch)) {
      stretches.put(stretch.at(), stretch.sums());
    }
    return AnswerLengths.of(millis, stretches);
  }

  private record StretchOfRun(long at, AnswerLengths.Sums sums) {}

  private static StretchOfRun stretch(StoredValue it) throws SavedRunException {
    return new StretchOfRun(
        it.at("at").whole(), new AnswerLengths.Sums(sum(it.at("tokens")), sum(it.at("bytes"))));
  }

  private static AnswerLengths.Sum sum(StoredValue it) throws SavedRunException {
    return new AnswerLengths.Sum(
        it.at("count").count(), it.at("sum").number(), it.at("squares").number());
  }

  /** The amount as a text: no reader makes a binary fraction of it. */
  private static void write(ObjectNode json, CostTotals it) {
    json.put("name", it.name()).put("known", it.known());
    json.put("amount", it.amount().toPlainString()).put("good", it.good());
    if (!it.currency().isEmpty()) {
      json.put("currency", it.currency());
    }
  }

  private static CostTotals costs(StoredValue it) throws SavedRunException {
    String amount = it.at("amount").text();
    it.at("amount").require(amount.matches("\\d{1,40}(\\.\\d{1,60})?"), "an amount such as 1.25");
    return new CostTotals(
        it.at("name").text(),
        it.at("currency").or("", StoredValue::text),
        it.at("known").count(),
        new BigDecimal(amount),
        it.at("good").or(0L, StoredValue::count));
  }

  private static void write(ObjectNode json, FineTimes it) {
    it.byNanos().forEach((nanos, count) -> json.put(nanos.toString(), count));
  }

  private static StreamTotals streams(StoredValue it) throws SavedRunException {
    return new StreamTotals(
        it.at("name").text(),
        it.at("streams").count(),
        it.at("withTokens").or(it.at("streams").count(), StoredValue::count),
        it.at("counted").count(),
        new Tokens(
            StoredRun.optionalCount(it.at("tokensIn")),
            StoredRun.optionalCount(it.at("tokensOut")),
            StoredRun.optionalCount(it.at("tokensCached")),
            StoredRun.optionalCount(it.at("tokensOfReasoning"))),
        it.at("tokenized").optional(StoredLive::tokenized),
        it.at("steadyTokens").count(),
        it.at("steadyNanos").count(),
        times(it.at("gaps")),
        times(it.at("perToken")),
        it.at("heldBack").or(0L, StoredValue::count),
        it.at("unreadEvents").or(0L, StoredValue::count),
        it.at("pieces").or(0L, StoredValue::count),
        it.at("lengths").or(new AnswerLengths(), StoredLive::lengths));
  }

  private static void write(ObjectNode json, Tokenized it) {
    json.put("encoding", it.encoding()).put("streams", it.streams()).put("tokens", it.tokens());
    json.put("compared", it.compared());
    json.put("comparedTokens", it.comparedTokens()).put("comparedUsage", it.comparedUsage());
  }

  private static Tokenized tokenized(StoredValue it) throws SavedRunException {
    return new Tokenized(
        it.at("encoding").text(),
        it.at("streams").count(),
        it.at("tokens").count(),
        it.at("compared").count(),
        it.at("comparedTokens").count(),
        it.at("comparedUsage").count());
  }

  private static FineTimes times(StoredValue it) throws SavedRunException {
    Map<Long, Long> byNanos = new TreeMap<>();
    for (Map.Entry<String, Long> entry : it.map(StoredValue::count).entrySet()) {
      it.require(entry.getKey().matches("\\d{1,18}"), "counts by nanoseconds");
      byNanos.put(Long.valueOf(entry.getKey()), entry.getValue());
    }
    return FineTimes.of(byNanos);
  }

  static void write(ObjectNode json, JobFigures it) {
    json.put("submitted", it.submitted()).put("accepted", it.accepted());
    json.put("completed", it.completed()).put("failed", it.failed());
    json.put("lost", it.lost()).put("late", it.late()).put("duplicates", it.duplicates());
    json.put("unknown", it.unknown()).put("unfinished", it.unfinished());
    json.put("drainMillis", it.drainMillis());
  }

  static JobFigures jobs(StoredValue it) throws SavedRunException {
    return new JobFigures(
        it.at("submitted").or(0L, StoredValue::count),
        it.at("accepted").or(0L, StoredValue::count),
        it.at("completed").or(0L, StoredValue::count),
        it.at("failed").or(0L, StoredValue::count),
        it.at("lost").or(0L, StoredValue::count),
        it.at("late").or(0L, StoredValue::count),
        it.at("duplicates").or(0L, StoredValue::count),
        it.at("unknown").or(0L, StoredValue::count),
        it.at("unfinished").or(0L, StoredValue::count),
        it.at("drainMillis").or(0L, StoredValue::count));
  }
}
