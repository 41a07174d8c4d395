package salvo.gatling.stream.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what stands before the sound in a WAV file, however it is cut: how many bytes a second has,
 * and how many there are in all, where that is known.
 */
final class WavHeader {

  /** What the next bytes are, and how many of them are needed. */
  private enum Step {
    FILE(12),
    CHUNK(8),
    FORMAT(16),
    SOUND(0);

    private final int bytes;

    Step(int bytes) {
      this.bytes = bytes;
    }
  }

  private static final Set<String> FILES = Set.of("RIFF", "RF64");

  /** PCM, floating point, and either with more about it: a frame has as many bytes as it says. */
  private static final Set<Integer> EVEN = Set.of(1, 3, 0xFFFE);

  /** Who does not know the length yet writes 0, or as much as there is room for. */
  private static final long UNKNOWN_FROM = 0x7FFF_F000L;

  private static final long UNSIGNED = 0xFFFF_FFFFL;
  private static final int AT_TYPE = 8;
  private static final int AT_SAMPLES = 4;
  private static final int AT_RATE = 8;
  private static final int AT_FRAME = 12;

  private final ByteBuffer part = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
  private Step step = Step.FILE;
  private long skip;
  private long rest;
  private long bytesPerSecond;
  private int frame = 1;
  private long sound;
  private Optional<String> problem = Optional.empty();

  /**
   * Takes the next bytes.
   *
   * @return where in them the sound begins; their end where it does not yet
   */
  int take(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !isOver() && problem.isEmpty()) {
      int skipped = (int) Math.min(skip, to - at);
      skip -= skipped;
      at += skipped;
      int more = Math.min(step.bytes - part.position(), to - at);
      part.put(bytes, at, more);
      at += more;
      if (skip == 0 && part.position() == step.bytes) {
        next();
        part.clear();
      }
    }
    return problem.isEmpty() ? at : to;
  }

  private void next() {
    switch (step) {
      case FILE -> file();
      case CHUNK -> chunk(text(0), part.getInt(4) & UNSIGNED);
      default -> format();
    }
  }

  private void file() {
    if (FILES.contains(text(0)) && text(AT_TYPE).equals("WAVE")) {
      step = Step.CHUNK;
    } else {
      problem = Optional.of("it does not begin as a WAV file does");
    }
  }

  private void chunk(String name, long size) {
    if (name.equals("data")) {
      sound = size == 0 || size >= UNKNOWN_FROM ? -1 : size;
      step = Step.SOUND;
      if (bytesPerSecond == 0) {
        problem = Optional.of("its WAV header does not tell the format before the sound");
      }
    } else if (name.equals("fmt ") && size >= Step.FORMAT.bytes) {
      skip = 0;
      step = Step.FORMAT;
      rest = even(size) - Step.FORMAT.bytes;
    } else {
      skip = even(size);
    }
  }

  private void format() {
    frame = Math.max(1, part.getShort(AT_FRAME) & 0xFFFF);
    bytesPerSecond =
        EVEN.contains(part.getShort(0) & 0xFFFF)
            ? (part.getInt(AT_SAMPLES) & UNSIGNED) * frame
            : part.getInt(AT_RATE) & UNSIGNED;
    if (bytesPerSecond < 1 || bytesPerSecond > SoundFormat.MOST_PER_SECOND) {
      problem = Optional.of("its WAV header tells of " + bytesPerSecond + " bytes per second");
    }
    skip = rest;
    step = Step.CHUNK;
  }

  /** Chunks begin at even places. */
  private static long even(long size) {
    return size + size % 2;
  }

  private String text(int at) {
    return new String(part.array(), at, 4, StandardCharsets.ISO_8859_1);
  }

  /** Whether the sound has begun. */
  boolean isOver() {
    return step == Step.SOUND;
  }

  /** What is wrong with it; nothing more is read then. */
  Optional<String> problem() {
    return problem;
  }

  long bytesPerSecond() {
    return bytesPerSecond;
  }

  /** Bytes of which each belongs to one instant. */
  int frame() {
    return frame;
  }

  /** Bytes of sound; less than 0 where it is not known. */
  long sound() {
    return sound;
  }
}
