package salvo.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import salvo.sandbox.engine.Generation;
import salvo.sandbox.engine.SentTimes;
import salvo.sandbox.http.Outlet;
import salvo.sandbox.http.Streamed;

/** One answer while it is made, token by token: the same for the same prompt. */
final class Answer implements Streamed, Generation {

  private static final int COALESCED = 4;
  private static final int BURST = 8;
  private static final int ERROR_AT = 3;
  private static final int COMMENTS = 10;

  private final LlmRequest request;
  private final Wire wire;
  private final int cached;
  private final int promptTokens;
  private final Consumer<Answer> begin;
  private final SentTimes sent;
  private final Optional<Gzip> gzip;
  private final Words words;
  private final StringBuilder event = new StringBuilder();
  private Outlet outlet;
  private Buffer held = Buffer.buffer();
  private int heldEvents;
  private boolean holdsContent;
  private int comments;
  private int tokens;
  private int tokensOfEvent;
  private boolean isOver;

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
    this.sent = new SentTimes(request.id(), request.receivedNanos(), log);
    this.gzip = request.has(Quirk.GZIP) ? Optional.of(new Gzip()) : Optional.empty();
    this.words = new Words(request);
  }

  @Override
  public int toRead() {
    return promptTokens - cached;
  }

  @Override
  public void beginAmong(int answers) {
    words.beginAmong(answers);
  }

  @Override
  public boolean isOver() {
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
  @Override
  public void step() {
    if (isOver || (request.has(Quirk.STALL) && tokens >= middle())) {
      return;
    }
    if (request.has(Quirk.KEEP_ALIVE) && comments < COMMENTS) {
      comments++;
      add(wire.comment(), false);
      return;
    }
    if (tokens == 0) {
      add(wire.start(usage()), false);
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
    event.append(tokens == 0 ? "" : " ").append(words.word(tokens));
    tokens++;
    tokensOfEvent++;
    boolean isLast =
        !request.has(Quirk.ENDLESS) && tokens >= Math.min(words.count(), request.maxTokens());
    boolean turns = request.has(Quirk.REASONING) && tokens == thoughts();
    if (isLast || turns || !request.has(Quirk.COALESCED) || tokensOfEvent >= COALESCED) {
      boolean isThought = request.has(Quirk.REASONING) && tokens <= thoughts();
      add(wire.content(event.toString(), isThought, usage()), true);
      event.setLength(0);
      tokensOfEvent = 0;
    }
    if (isLast) {
      finish(tokens < words.count() ? "length" : "stop");
    }
  }

  private void finish(String reason) {
    add(wire.finish(reason, usage()), false);
    end();
  }

  private int middle() {
    return Math.max(1, Math.min(words.count(), request.maxTokens()) / 2);
  }

  private int thoughts() {
    return Math.max(1, Math.min(words.count(), request.maxTokens()) / 3);
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
      Buffer whole = gzip.map(it -> it.of(held, false)).orElse(held);
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
      sent.sent(at);
    }
  }

  private void end() {
    isOver = true;
    flush();
    gzip.ifPresent(it -> outlet.write(it.of(Buffer.buffer(), true), at -> {}));
    outlet.end(() -> sent.tell("tokens", tokens));
  }
}
