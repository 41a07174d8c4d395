package salvo.sandbox.speech;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import salvo.sandbox.engine.Generation;
import salvo.sandbox.engine.SentTimes;
import salvo.sandbox.http.Json;
import salvo.sandbox.http.Outlet;
import salvo.sandbox.http.Streamed;

/** One text while it is spoken, piece by piece: the same for the same text. */
final class Speech implements Streamed, Generation {

  /** What a model does before the first sound, in words. */
  private static final int BEGINNING = 100;

  private static final int PIECES_PER_WORD = 3;
  private static final int LATE_MILLIS = 2_000;
  private static final int STALL_MILLIS = 500;
  private static final int SLOW_MILLIS = Sound.PIECE_MILLIS * 3 / 2;

  private final SpeechRequest request;
  private final Consumer<Speech> begin;
  private final SentTimes sent;
  private final SplittableRandom random;
  private final int wanted;
  private Outlet outlet;
  private Buffer held = Buffer.buffer();
  private long begun;
  private int pieces;
  private boolean isOver;

  /**
   * @param begin starts to make it
   * @param log gets the true times of one that the client has named
   */
  Speech(SpeechRequest request, Consumer<Speech> begin, Consumer<Map<String, ?>> log) {
    this.request = request;
    this.begin = begin;
    this.sent = new SentTimes(request.id(), request.receivedNanos(), log);
    this.random = new SplittableRandom(request.input().hashCode());
    this.wanted = request.words() * PIECES_PER_WORD + random.nextInt(1 + request.words());
  }

  @Override
  public int toRead() {
    return BEGINNING + request.words();
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

  @Override
  public void step() {
    begun = begun == 0 ? System.nanoTime() : begun;
    if (isOver || System.nanoTime() - begun < TimeUnit.MILLISECONDS.toNanos(due())) {
      return;
    }
    if (request.has(Quirk.ERROR)) {
      held.appendBuffer(Buffer.buffer(Json.bytes(Map.of("error", "The voice is not there"))));
      end();
      return;
    }
    if (pieces == 0 && request.isWav()) {
      held.appendBuffer(Sound.header(length()));
    }
    boolean isMiddle = pieces >= Math.max(1, wanted / 2);
    if (request.has(Quirk.EMPTY) || (isMiddle && request.has(Quirk.TRUNCATED))) {
      end();
    } else if (isMiddle && request.has(Quirk.CUT)) {
      isOver = true;
      outlet.cut();
    } else {
      speak();
    }
  }

  /** What is said of the length before it is known. */
  private long length() {
    return request.has(Quirk.TRUNCATED) ? Sound.bytes(wanted) : Sound.UNKNOWN;
  }

  /** When the next piece may come, after the first one could, in ms. A listener's time is real. */
  private long due() {
    long late = request.has(Quirk.LATE) ? LATE_MILLIS : 0;
    if (request.has(Quirk.SLOW)) {
      return late + (long) pieces * SLOW_MILLIS;
    }
    if (request.has(Quirk.STALLS)) {
      int pause = pieces > wanted / 2 ? STALL_MILLIS : 0;
      return late + pause + (long) pieces * Sound.PIECE_MILLIS;
    }
    return late;
  }

  private void speak() {
    held.appendBuffer(Sound.piece(random));
    pieces++;
    if (pieces == wanted) {
      end();
    } else if (!request.has(Quirk.BUFFERED)) {
      flush();
    }
  }

  private void flush() {
    if (held.length() > 0) {
      outlet.write(held, sent::sent);
      held = Buffer.buffer();
    }
  }

  private void end() {
    isOver = true;
    flush();
    outlet.end(() -> sent.tell("bytes", Sound.bytes(pieces)));
  }
}
