package salvo.gatling.stream.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import salvo.event.GapCounts;
import salvo.event.StreamDetail;
import salvo.gatling.stream.frames.Frames;
import salvo.gatling.stream.frames.TooLongEvent;
import salvo.gatling.stream.record.StreamShape.Part;
import salvo.gatling.stream.sound.SoundReading;
import salvo.gatling.stream.tokens.Tokenizer;
import salvo.text.PlainJson;

/**
 * Reads one stream, piece by piece, and keeps what its record needs; so much, however long it goes
 * on. For one thread at a time.
 */
public final class StreamReading {

  private static final int MOST_TOKENIZED = 200_000;
  private static final String ERROR = "error";

  private final StreamShape shape;
  private final boolean keepsText;
  private final Frames frames;
  private final Optional<SoundReading> sound;
  private final GapCounts.Collector gaps = new GapCounts.Collector();
  private final Optional<Tokenizer> tokenizer;
  private final KeptText said = new KeptText();
  private final KeptText thought = new KeptText();
  private final UsageReading usage;
  private final Complaint complaint = new Complaint();

  private long stamp;
  private long firstEvent = Stamps.NEVER;
  private long firstContent = Stamps.NEVER;
  private long firstOutput = Stamps.NEVER;
  private long lastContent = Stamps.NEVER;
  private long events;
  private long contents;
  private long unread;
  private long longestGap = -1;
  private long longestGapEnd = Stamps.NEVER;
  private boolean ended;
  private boolean tooLong;
  private String finishReason = "";

  /**
   * @param keepsText whether what is said is kept, up to a million characters
   */
  public StreamReading(StreamShape shape, boolean keepsText) {
    this(shape, keepsText, Optional.empty());
  }

  /**
   * @param keepsText whether what is said is kept, up to a million characters
   * @param tokenizer counts the tokens of what is said and thought; empty where nobody asks for it
   */
  public StreamReading(StreamShape shape, boolean keepsText, Optional<Tokenizer> tokenizer) {
    this.shape = shape;
    this.keepsText = keepsText;
    this.tokenizer = tokenizer.filter(it -> !shape.isOfBytes());
    this.frames = shape.newFrames();
    this.sound = shape.newSoundReading();
    this.usage = new UsageReading(shape);
  }

  /** Takes what came since the last time. */
  public void take(Chunks chunks) {
    chunks.each(
        (bytes, from, to, at) -> {
          if (!tooLong) {
            stamp = at;
            if (sound.isPresent() && !sound.get().take(bytes, from, to, at)) {
              return;
            }
            guarded(() -> frames.take(bytes, from, to, this::event));
          }
        });
  }

  /** Nothing more comes; what is left came with the last piece. */
  public void end() {
    if (!tooLong) {
      guarded(() -> frames.end(this::event));
    }
  }

  /** When content last came; {@link Stamps#NEVER} while there is none. */
  public long lastContent() {
    return lastContent;
  }

  /** Whether some content has come and more is to come: nothing has told its end yet. */
  public boolean isAwaited() {
    return lastContent != Stamps.NEVER && !ended && finishReason.isEmpty();
  }

  /** Whether an event of it is so long that nothing more is read. */
  public boolean isTooLong() {
    return tooLong;
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (TooLongEvent e) {
      tooLong = true;
    }
  }

  private void event(String type, String data) {
    events++;
    if (shape.isOfBytes()) {
      firstEvent = first(firstEvent);
      content(true);
    } else if (shape.isEndMark(data)) {
      ended = true;
    } else {
      json(type, data);
    }
  }

  private void json(String type, String data) {
    JsonNode event = parsed(data);
    if (event == null || !event.isObject()) {
      unread++;
      if (type.equals(ERROR)) {
        complaint.say(data);
      }
      return;
    }
    firstEvent = first(firstEvent);
    boolean isFirst = firstContent == Stamps.NEVER;
    boolean isOutput = says(Part.OUTPUT, event, keepsText || tokenizer.isPresent(), said);
    boolean isReasoning =
        (!isOutput || tokenizer.isPresent())
            && says(Part.REASONING, event, tokenizer.isPresent(), thought);
    if (isOutput || isReasoning) {
      content(isOutput);
    }
    for (JsonField field : shape.fields(Part.FINISH_REASON)) {
      field.each(event, it -> finishReason = it.asText().isEmpty() ? finishReason : it.asText());
    }
    for (JsonField field : shape.fields(Part.END)) {
      field.each(event, it -> ended = true);
    }
    for (JsonField field : shape.fields(Part.ERROR)) {
      field.each(event, complaint::take);
    }
    if (type.equals(ERROR)) {
      complaint.say(Complaint.words(event));
    }
    usage.take(event, isFirst && firstContent != Stamps.NEVER);
  }

  private static JsonNode parsed(String data) {
    try {
      return PlainJson.MAPPER.readTree(data);
    } catch (JsonProcessingException e) {
      return null; // It is counted as an event of another shape.
    }
  }

  /** Whether the event has any text in these fields. */
  private boolean says(Part part, JsonNode event, boolean keeps, KeptText kept) {
    boolean[] any = new boolean[1];
    for (JsonField field : shape.fields(part)) {
      field.each(
          event,
          it -> {
            String more = it.isValueNode() ? it.asText() : it.toString();
            any[0] |= !more.isEmpty();
            if (keeps) {
              kept.add(more);
            }
          });
    }
    return any[0];
  }

  private void content(boolean isOutput) {
    contents++;
    firstContent = first(firstContent);
    firstOutput = isOutput ? first(firstOutput) : firstOutput;
    if (lastContent != Stamps.NEVER) {
      gap(stamp - lastContent);
    }
    lastContent = stamp;
  }

  private void gap(long nanos) {
    gaps.add(nanos);
    if (nanos > longestGap) {
      longestGap = nanos;
      longestGapEnd = stamp;
    }
  }

  private long first(long known) {
    return known == Stamps.NEVER ? stamp : known;
  }

  /**
   * The record of the request, once it is over.
   *
   * @param limits what it had to keep to
   * @param abandoned why it was given up; empty when it ended by itself
   */
  public StreamRecord record(
      Outline outline, StreamLimits limits, Optional<StreamFailure> abandoned) {
    Stamps stamps =
        new Stamps(
            outline.intended(),
            outline.sent(),
            outline.written(),
            outline.headers(),
            outline.firstByte(),
            firstEvent,
            firstContent,
            firstOutput,
            lastContent,
            outline.end());
    StreamRecord whole =
        new StreamRecord(
            outline.name(),
            outline.status(),
            outline.retryAfter(),
            stamps,
            outline.chunks(),
            events,
            unread,
            contents,
            outline.bytes(),
            outline.burstBytes(),
            usage.tokens(),
            Optional.of(finishReason).filter(it -> !it.isEmpty()),
            longestGap,
            longestGapEnd,
            gaps.finish(),
            shape.countsTokens(),
            tokenizer.flatMap(this::tokenized),
            keepsText ? Optional.of(said.toString()) : Optional.empty(),
            sound.map(SoundReading::heard),
            Optional.empty(),
            complaint.text().or(() -> sound.flatMap(SoundReading::problem)).orElse(""));
    return whole.failed(
        abandoned.or(() -> outline.isGood() ? failure(whole, limits) : Optional.empty()));
  }

  private Optional<StreamDetail.Tokenized> tokenized(Tokenizer by) {
    return contents > 0
            && said.isWholeWithin(MOST_TOKENIZED)
            && thought.isWholeWithin(MOST_TOKENIZED)
        ? Optional.of(
            new StreamDetail.Tokenized(
                by.name(), by.count(said.toString()) + by.count(thought.toString())))
        : Optional.empty();
  }

  /** What is known of a request without reading its answer. */
  public record Outline(
      String name,
      int status,
      Optional<String> retryAfter,
      long intended,
      long sent,
      long written,
      long headers,
      long firstByte,
      long end,
      long chunks,
      long bytes,
      long burstBytes) {

    /** The body of a refusal is no stream. */
    boolean isGood() {
      return status / 100 == 2;
    }
  }

  private Optional<StreamFailure> failure(StreamRecord whole, StreamLimits limits) {
    if (complaint.text().isPresent()) {
      return Optional.of(StreamFailure.ERROR_INSIDE);
    }
    if (tooLong) {
      return Optional.of(StreamFailure.TOO_LONG);
    }
    if (limits.isLate(whole.ttft())) {
      return Optional.of(StreamFailure.NO_FIRST_TOKEN);
    }
    if (limits.isStall(whole.longestGap())) {
      return Optional.of(StreamFailure.STALLED);
    }
    return ending(whole, limits);
  }

  private Optional<StreamFailure> ending(StreamRecord whole, StreamLimits limits) {
    if (sound.isPresent() && whole.bytes() > 0 && sound.get().problem().isPresent()) {
      return Optional.of(StreamFailure.NO_SOUND);
    }
    if (sound.isPresent() && sound.get().isCutShort()) {
      return Optional.of(StreamFailure.SOUND_CUT_SHORT);
    }
    boolean isComplete = ended || !finishReason.isEmpty() || !shape.tellsItsEnd();
    if (contents == 0 && (events == 0 || events == unread)) {
      return Optional.of(shape.isOfBytes() ? StreamFailure.EMPTY : StreamFailure.NO_EVENTS);
    }
    if (!isComplete) {
      return Optional.of(StreamFailure.TRUNCATED);
    }
    if (contents == 0) {
      return Optional.of(StreamFailure.EMPTY);
    }
    return shape.isCutOff(finishReason) && !limits.mayEndByLength()
        ? Optional.of(StreamFailure.CUT_BY_LENGTH)
        : Optional.empty();
  }
}
