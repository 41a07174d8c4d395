package salvo.gatling.stream;

import io.gatling.http.client.Request;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import salvo.event.StreamDetail;
import salvo.gatling.client.EndingExchange;
import salvo.gatling.client.LeavingListener;
import salvo.gatling.stream.clock.LoopLag;
import salvo.gatling.stream.record.Chunks;
import salvo.gatling.stream.record.Stamps;
import salvo.gatling.stream.record.StreamFailure;
import salvo.gatling.stream.record.StreamLimits;
import salvo.gatling.stream.record.StreamReading;
import salvo.gatling.stream.record.StreamRecord;

/**
 * Takes one answer from the network: for each piece a look at the clock and a copy of its bytes.
 * What they mean is read on another thread, when there are many of them, when a limit asks for it,
 * and at the end. All else happens on the event loop of the user.
 */
final class StreamListener implements LeavingListener {

  /** As much of what came may wait to be read. */
  private static final long MOST_UNREAD = 8 * 1024 * 1024;

  /** As much of a body is kept for checks. */
  private static final int MOST_KEPT = 1024 * 1024;

  /**
   * How a request ended.
   *
   * @param startMillis when it was sent, by the run's clock
   * @param status null where there was no answer
   * @param body as much of it as was to be kept
   * @param failure what broke it on its way; null where nothing did
   * @param exchange for a sample of its failure
   */
  record Ended(
      StreamRecord record,
      long startMillis,
      Request sent,
      HttpResponseStatus status,
      HttpHeaders headers,
      boolean isHttp2,
      byte[] body,
      Throwable failure,
      EndingExchange exchange) {

    /** When it ended, by the run's clock. */
    long endMillis() {
      return startMillis + Math.round(record.endToEnd().orElse(0));
    }
  }

  private final StreamLimits limits;
  private final StreamReading reading;
  private final boolean keepsBody;
  private final EventLoop loop;
  private final Optional<LoopLag> lag;
  private final Executor lane;
  private final LongSupplier clock;
  private final Consumer<Ended> whenEnded;
  private final long intended = System.nanoTime();
  private final AtomicLong unread = new AtomicLong();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);

  private Request request;
  private Supplier<EndingExchange> exchangeSoFar = () -> EndingExchange.NONE;
  private Channel channel;
  private Chunks chunks = new Chunks();
  private long startMillis;
  private long sent = Stamps.NEVER;
  private long written = Stamps.NEVER;
  private long head = Stamps.NEVER;
  private long firstByte = Stamps.NEVER;
  private long pieces;
  private long bytes;
  private final Bursts bursts = new Bursts();
  private HttpResponseStatus status;
  private HttpHeaders headers;
  private boolean isHttp2;
  private boolean isOver;
  private Optional<StreamFailure> left = Optional.empty();
  private Optional<Future<?>> firstTokenWatch = Optional.empty();
  private Optional<Future<?>> stallWatch = Optional.empty();

  /**
   * @param keepsBody whether a check looks at the body
   * @param lag watches the loop meanwhile; empty for a stream that is not measured
   * @param lane where all of this stream is read, in order
   * @param clock epoch ms
   * @param whenEnded is told once, on the event loop
   */
  StreamListener(
      Request request,
      StreamLimits limits,
      StreamReading reading,
      boolean keepsBody,
      EventLoop loop,
      Optional<LoopLag> lag,
      Executor lane,
      LongSupplier clock,
      Consumer<Ended> whenEnded) {
    this.request = request;
    this.limits = limits;
    this.reading = reading;
    this.keepsBody = keepsBody;
    this.loop = loop;
    this.lag = lag;
    this.lane = lane;
    this.clock = clock;
    this.whenEnded = whenEnded;
  }

  @Override
  public boolean hasLeft() {
    return left.isPresent();
  }

  @Override
  public void exchange(Supplier<EndingExchange> soFar) {
    exchangeSoFar = soFar;
  }

  /** Once more for a request that is sent again: what its user waits for began with the first. */
  @Override
  public void onSend() {
    if (sent == Stamps.NEVER) {
      sent = System.nanoTime();
      startMillis = clock.getAsLong();
      lag.ifPresent(it -> it.begin(loop));
      firstTokenWatch =
          limits.firstToken().map(limit -> later(limit.toNanos(), this::lookForContent));
    }
  }

  @Override
  public void onWrite(Channel toChannel) {
    written = System.nanoTime();
    channel = toChannel;
  }

  @Override
  public void onFinalClientRequest(Request finalRequest) {
    request = finalRequest;
  }

  @Override
  public void onProtocolAwareness(boolean http2) {
    isHttp2 = http2;
  }

  @Override
  public void onHttpResponse(HttpResponseStatus answerStatus, HttpHeaders answerHeaders) {
    head = System.nanoTime();
    status = answerStatus;
    headers = answerHeaders;
    if (!isOver) {
      limits.stall().ifPresent(limit -> watchForStall(limit, limit.toNanos()));
    }
  }

  @Override
  public void onHttpResponseBodyChunk(ByteBuf piece, boolean last) {
    long now = System.nanoTime();
    if (isOver) {
      return;
    }
    if (piece.isReadable()) {
      take(piece, now);
    }
    if (last && !isOver) {
      over(now, null);
    }
  }

  @Override
  public void onThrowable(Throwable failure) {
    if (!isOver) {
      over(System.nanoTime(), failure);
    }
  }

  /**
   * What is known of the answer by now.
   *
   * @param stream its end is now
   * @param idleNanos for how long no content has come, although some has and more is to come
   */
  record SoFar(long startMillis, StreamDetail stream, long idleNanos) {}

  /** Asks for it from any thread; empty while the request is not sent. */
  CompletableFuture<Optional<SoFar>> soFar() {
    CompletableFuture<Optional<SoFar>> asked = new CompletableFuture<>();
    onLoop(
        () -> {
          if (sent == Stamps.NEVER) {
            asked.complete(Optional.empty());
          } else {
            tell(asked, System.nanoTime());
          }
        });
    return asked;
  }

  private void tell(CompletableFuture<Optional<SoFar>> asked, long now) {
    StreamReading.Outline outline = outline(now);
    handOver();
    lane.execute(
        () -> {
          StreamDetail stream = reading.record(outline, limits, left).detail();
          asked.complete(Optional.of(new SoFar(startMillis, stream, idleNanos(now))));
        });
  }

  private void take(ByteBuf piece, long now) {
    firstByte = pieces == 0 ? now : firstByte;
    pieces++;
    bytes += piece.readableBytes();
    bursts.add(now, piece.readableBytes());
    if (keepsBody) {
      keep(piece);
    }
    if (isGood()) {
      chunks.add(piece, now);
      if (chunks.isFull()) {
        handOver();
      }
    }
    if (bytes > limits.mostBytes()) {
      leave(StreamFailure.TOO_LONG);
    } else if (unread.get() > MOST_UNREAD) {
      leave(StreamFailure.CLIENT_TOO_SLOW);
    }
  }

  private void keep(ByteBuf piece) {
    byte[] copy = new byte[Math.min(piece.readableBytes(), MOST_KEPT - body.size())];
    piece.getBytes(piece.readerIndex(), copy);
    body.writeBytes(copy);
  }

  /** The body of a refusal is no stream. */
  private boolean isGood() {
    return status.codeClass() == HttpStatusClass.SUCCESS;
  }

  private void handOver() {
    if (!chunks.isEmpty()) {
      Chunks full = chunks;
      chunks = new Chunks();
      unread.addAndGet(full.length());
      lane.execute(
          () -> {
            reading.take(full);
            unread.addAndGet(-full.length());
            if (reading.isTooLong()) {
              onLoop(() -> leave(StreamFailure.TOO_LONG));
            }
          });
    }
  }

  private void lookForContent() {
    handOver();
    lane.execute(
        () -> {
          if (reading.lastContent() == Stamps.NEVER) {
            onLoop(() -> leave(StreamFailure.NO_FIRST_TOKEN));
          }
        });
  }

  private void watchForStall(Duration limit, long nanos) {
    stallWatch = Optional.of(later(nanos, () -> lookForStall(limit)));
  }

  private void lookForStall(Duration limit) {
    handOver();
    long now = System.nanoTime();
    lane.execute(
        () -> {
          long idle = idleNanos(now);
          onLoop(() -> stallOrWait(limit, idle));
        });
  }

  /** Where nothing has come yet, or all has, nothing has stopped. To be called on the lane. */
  private long idleNanos(long now) {
    return reading.isAwaited() ? now - reading.lastContent() : 0;
  }

  private void stallOrWait(Duration limit, long idleNanos) {
    if (idleNanos >= limit.toNanos()) {
      leave(StreamFailure.STALLED);
    } else if (!isOver) {
      watchForStall(limit, limit.toNanos() - idleNanos);
    }
  }

  private Future<?> later(long nanos, Runnable look) {
    return loop.schedule(
        () -> {
          if (!isOver) {
            look.run();
          }
        },
        nanos,
        TimeUnit.NANOSECONDS);
  }

  private void leave(StreamFailure why) {
    if (!isOver) {
      left = Optional.of(why);
      over(System.nanoTime(), null);
      if (channel != null) {
        LeavingListener.leave(channel, this);
      }
    }
  }

  private void over(long end, Throwable failure) {
    isOver = true;
    if (sent != Stamps.NEVER) {
      lag.ifPresent(it -> it.end(loop));
    }
    firstTokenWatch.ifPresent(watch -> watch.cancel(false));
    stallWatch.ifPresent(watch -> watch.cancel(false));
    EndingExchange exchange = exchangeSoFar.get();
    StreamReading.Outline outline = outline(end);
    handOver();
    lane.execute(
        () -> {
          reading.end();
          StreamRecord record = reading.record(outline, limits, left);
          onLoop(
              () ->
                  whenEnded.accept(
                      new Ended(
                          record,
                          startMillis,
                          request,
                          status,
                          headers,
                          isHttp2,
                          body.toByteArray(),
                          failure,
                          exchange)));
        });
  }

  private StreamReading.Outline outline(long end) {
    return new StreamReading.Outline(
        request.getName(),
        status == null ? 0 : status.code(),
        Optional.ofNullable(headers).map(it -> it.get(HttpHeaderNames.RETRY_AFTER)),
        intended,
        sent,
        written,
        head,
        firstByte,
        end,
        pieces,
        bytes,
        bursts.largest());
  }

  private void onLoop(Runnable step) {
    try {
      loop.execute(step);
    } catch (RejectedExecutionException runIsOver) {
      unread.set(0); // Gatling has ended, and no user goes on.
    }
  }
}
