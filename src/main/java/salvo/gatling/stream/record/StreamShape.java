package salvo.gatling.stream.record;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import salvo.gatling.stream.frames.ByteFrames;
import salvo.gatling.stream.frames.Frames;
import salvo.gatling.stream.frames.LineFrames;
import salvo.gatling.stream.frames.SseFrames;
import salvo.gatling.stream.sound.SoundFormat;
import salvo.gatling.stream.sound.SoundReading;

/**
 * Where a stream says what: how its events are cut, and in which fields of each its content, its
 * finish reason and its usage stand. Immutable; each method gives another shape. A field is written
 * as {@code choices[*].delta.content}, or {@code delta when type = text} where it depends on one
 * beside it.
 */
public final class StreamShape {

  /** What is counted. */
  enum Count {
    IN,
    OUT,
    CACHED,
    REASONING
  }

  /** What stands in a field. */
  enum Part {
    OUTPUT,
    REASONING,
    FINISH_REASON,
    END,
    ERROR
  }

  private final Supplier<Frames> frames;
  private final boolean isOfBytes;
  private final String endMark;
  private final Map<Part, List<JsonField>> parts;
  private final Map<Count, List<List<JsonField>>> counts;
  private final List<String> lengthReasons;
  private final Optional<SoundFormat> sound;

  private StreamShape(
      Supplier<Frames> frames,
      boolean isOfBytes,
      String endMark,
      Map<Part, List<JsonField>> parts,
      Map<Count, List<List<JsonField>>> counts,
      List<String> lengthReasons,
      Optional<SoundFormat> sound) {
    this.frames = frames;
    this.isOfBytes = isOfBytes;
    this.endMark = endMark;
    this.parts = parts;
    this.counts = counts;
    this.lengthReasons = lengthReasons;
    this.sound = sound;
  }

  /** Server-sent events, of which nothing is known yet. */
  public static StreamShape events() {
    return new StreamShape(
        SseFrames::new, false, "", Map.of(), Map.of(), List.of(), Optional.empty());
  }

  /** A JSON object on each line, of which nothing is known yet. */
  public static StreamShape lines() {
    return new StreamShape(
        LineFrames::new, false, "", Map.of(), Map.of(), List.of(), Optional.empty());
  }

  /** Bytes that are content, all of them, such as sound. */
  public static StreamShape bytes() {
    return new StreamShape(
        ByteFrames::new, true, "", Map.of(), Map.of(), List.of(), Optional.empty());
  }

  /** Bytes that are sound, which is played as it comes. */
  public static StreamShape sound(SoundFormat format) {
    return new StreamShape(
        ByteFrames::new, true, "", Map.of(), Map.of(), List.of(), Optional.of(format));
  }

  /** Fields whose text is said. */
  public StreamShape output(String... fields) {
    return with(Part.OUTPUT, fields);
  }

  /** Fields whose text is thought, and not said. */
  public StreamShape reasoning(String... fields) {
    return with(Part.REASONING, fields);
  }

  /** Fields that tell why the answer ends. */
  public StreamShape finishReason(String... fields) {
    return with(Part.FINISH_REASON, fields);
  }

  /** Finish reasons of an answer that is cut off, as it became too long. */
  public StreamShape cutOffBy(String... reasons) {
    return new StreamShape(frames, isOfBytes, endMark, parts, counts, List.of(reasons), sound);
  }

  /** The data of the event that is no JSON and ends the stream. */
  public StreamShape endMark(String data) {
    return new StreamShape(frames, isOfBytes, data, parts, counts, lengthReasons, sound);
  }

  /** Fields that are there in the last event: {@code type when type = message_stop}. */
  public StreamShape end(String... fields) {
    return with(Part.END, fields);
  }

  /** Fields that are there when something went wrong, and tell what. */
  public StreamShape error(String... fields) {
    return with(Part.ERROR, fields);
  }

  /**
   * Where the tokens of the prompt are counted. Each argument is a number of its own, and all are
   * added up; one that may stand in several fields names them with {@code |} between, and of those
   * the newest holds.
   */
  public StreamShape tokensIn(String... numbers) {
    return with(Count.IN, numbers);
  }

  /** The same of the answer. */
  public StreamShape tokensOut(String... numbers) {
    return with(Count.OUT, numbers);
  }

  /** The same of what came from a cache. */
  public StreamShape tokensCached(String... numbers) {
    return with(Count.CACHED, numbers);
  }

  /** The same of reasoning. */
  public StreamShape tokensOfReasoning(String... numbers) {
    return with(Count.REASONING, numbers);
  }

  /** Sound is played only when there is as much of it; without this, as soon as there is any. */
  public StreamShape playedAfter(Duration buffer) {
    if (sound.isEmpty()) {
      throw new IllegalStateException("Only sound is played: use Streams.speech().");
    }
    return sound(sound.get().after(buffer));
  }

  /** Whether it is sound, which is played. */
  public boolean isSound() {
    return sound.isPresent();
  }

  Optional<SoundReading> newSoundReading() {
    return sound.map(SoundReading::new);
  }

  /** Whether its tokens can be counted, should the target do so. */
  public boolean countsTokens() {
    return counts.containsKey(Count.OUT);
  }

  /** Whether it may tell reasoning from output. */
  public boolean hasReasoning() {
    return parts.containsKey(Part.REASONING);
  }

  Frames newFrames() {
    return frames.get();
  }

  boolean isOfBytes() {
    return isOfBytes;
  }

  boolean isEndMark(String data) {
    return !endMark.isEmpty() && data.strip().equals(endMark);
  }

  /** Whether a stream of it has something to tell that it is complete. */
  boolean tellsItsEnd() {
    return !endMark.isEmpty()
        || parts.containsKey(Part.END)
        || parts.containsKey(Part.FINISH_REASON);
  }

  List<JsonField> fields(Part part) {
    return parts.getOrDefault(part, List.of());
  }

  List<List<JsonField>> numbers(Count count) {
    return counts.getOrDefault(count, List.of());
  }

  boolean isCutOff(String reason) {
    return lengthReasons.contains(reason);
  }

  private StreamShape with(Part part, String... fields) {
    Map<Part, List<JsonField>> all = new TreeMap<>(parts);
    all.put(part, Arrays.stream(fields).map(JsonField::of).toList());
    return new StreamShape(frames, isOfBytes, endMark, all, counts, lengthReasons, sound);
  }

  private StreamShape with(Count count, String... numbers) {
    Map<Count, List<List<JsonField>>> all = new TreeMap<>(counts);
    all.put(count, Arrays.stream(numbers).map(StreamShape::number).toList());
    return new StreamShape(frames, isOfBytes, endMark, parts, all, lengthReasons, sound);
  }

  private static List<JsonField> number(String text) {
    return Stream.of(text.split("\\|")).map(JsonField::of).toList();
  }
}
