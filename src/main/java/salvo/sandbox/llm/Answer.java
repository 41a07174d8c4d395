package salvo.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import salvo.sandbox.http.Outlet;
import salvo.sandbox.http.Streamed;

/** One answer while it is made, token by token: the same for the same prompt. */
final class Answer implements Streamed {

  private static final List<String> WORDS =
      List.of("the", "answer", "to", "that", "is", "long", "and", "each", "word", "a", "token");
  private static final int FEWEST = 12;
  private static final int MOST = 96;
  private static final int COALESCED = 4;
  private static final int BURST = 8;
  private static final int ERROR_AT = 3;

  private final LlmRequest request;
  private final Wire wire;
  private final int cached;
  private final int promptTokens;
  private final Consumer<Answer> begin;
  private final Consumer<Map<String, ?>> log;
  private final SplittableRandom random;
  private final int wanted;
  private final StringBuilder event = new StringBuilder();
  private Outlet outlet;
  private Buffer held = Buffer.buffer();
  private int heldEvents;
  private boolean holdsContent;
  private int tokens;
  private int tokensOfEvent;
  private boolean isOver;

  /** The connection's loop's own. */
  private long firstNanos;

  private long lastNanos;

  /**
   * @param cached as many tokens of the prompt are known already
   * @param begin starts to make it
   * @param log gets the true times of one that the client has named
   */
  Answer(
      LlmRequest request,
      Wire wire,
      int cached,
      Consumer<Answer> begin,
      Consumer<Map<String, ?>> log) {
    this.request = request;
    this.wire = wire;
    this.cached = cached;
    this.promptTokens = request.promptTokens();
    this.begin = begin;
    this.log = log;
    this.random = new SplittableRandom(request.prompt().hashCode());
    this.wanted = FEWEST + random.nextInt(MOST - FEWEST);
  }

  int tokensToRead() {
    return promptTokens - cached;
  }

  boolean isOver() {
    return isOver;
  }

  @Override
  public void begin(Outlet to) {
    outlet = to;
    if (!request.has(Quirk.SILENT)) {
      begin.accept(this);
    }
  }

  @Override
  public void abandoned() {
    isOver = true;
  }

  /** The next token of it, or its end. */
  void token() {
    if (isOver || (request.has(Quirk.STALL) && tokens >= middle())) {
      return;
    }
    if (tokens == 0) {
      add(wire.start(), false);
    }
    if (request.has(Quirk.EMPTY)) {
      finish("stop");
    } else if (request.has(Quirk.ERROR) && tokens >= ERROR_AT) {
      add(wire.error(), false);
      end();
    } else if (request.has(Quirk.TRUNCATED) && tokens >= middle()) {
      end();
    } else if (request.has(Quirk.CUT) && tokens >= middle()) {
      isOver = true;
      flush();
      outlet.cut();
    } else {
      say();
    }
  }

  private void say() {
    event.append(tokens == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    tokens++;
    tokensOfEvent++;
    boolean isLast = !request.has(Quirk.ENDLESS) && tokens >= Math.min(wanted, request.maxTokens());
    boolean turns = request.has(Quirk.REASONING) && tokens == thoughts();
    if (isLast || turns || !request.has(Quirk.COALESCED) || tokensOfEvent >= COALESCED) {
      boolean isThought = request.has(Quirk.REASONING) && tokens <= thoughts();
      add(wire.content(event.toString(), isThought, usage()), true);
      event.setLength(0);
      tokensOfEvent = 0;
    }
    if (isLast) {
      finish(tokens < wanted ? "length" : "stop");
    }
  }

  private void finish(String reason) {
    add(wire.finish(reason, usage()), false);
    end();
  }

  private int middle() {
    return Math.max(1, Math.min(wanted, request.maxTokens()) / 2);
  }

  private int thoughts() {
    return Math.max(1, Math.min(wanted, request.maxTokens()) / 3);
  }

  private Wire.Usage usage() {
    return new Wire.Usage(
        promptTokens,
        cached,
        tokens,
        request.has(Quirk.REASONING) ? Math.min(tokens, thoughts()) : 0);
  }

  private void add(Buffer bytes, boolean isContent) {
    held.appendBuffer(bytes);
    heldEvents++;
    holdsContent |= isContent;
    boolean waits = request.has(Quirk.BUFFERED) || (request.has(Quirk.BURST) && heldEvents < BURST);
    if (!waits) {
      flush();
    }
  }

  private void flush() {
    if (held.length() > 0) {
      Buffer whole = held;
      boolean isContent = holdsContent;
      held = Buffer.buffer();
      heldEvents = 0;
      holdsContent = false;
      if (request.has(Quirk.SPLIT) && whole.length() > 2) {
        int half = whole.length() / 2;
        outlet.write(whole.slice(0, half), at -> {});
        outlet.write(whole.slice(half, whole.length()), at -> written(at, isContent));
      } else {
        outlet.write(whole, at -> written(at, isContent));
      }
    }
  }

  private void written(long at, boolean isContent) {
    if (isContent) {
      firstNanos = firstNanos == 0 ? at : firstNanos;
      lastNanos = at;
    }
  }

  private void end() {
    isOver = true;
    flush();
    outlet.end(this::tell);
  }

  private void tell() {
    if (!request.id().isEmpty()) {
      Map<String, Object> times = new LinkedHashMap<>();
      times.put("stream", request.id());
      times.put("firstNanos", firstNanos - request.receivedNanos());
      times.put("lastNanos", lastNanos - request.receivedNanos());
      times.put("tokens", tokens);
      log.accept(times);
    }
  }
}
