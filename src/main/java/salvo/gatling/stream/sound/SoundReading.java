package salvo.gatling.stream.sound;

import java.util.Optional;

/** Reads one stream of sound, piece by piece, as if it were played. For one thread at a time. */
public final class SoundReading {

  private final long bufferNanos;
  private final WavHeader header = new WavHeader();
  private final boolean hasHeader;
  private Playback playback;
  private long sound;

  public SoundReading(SoundFormat format) {
    this.bufferNanos = format.buffer().toNanos();
    this.hasHeader = format.bytesPerSecond().isEmpty();
    format.bytesPerSecond().ifPresent(rate -> playback = new Playback(rate, bufferNanos));
  }

  /**
   * Takes the next piece.
   *
   * @return whether there is any sound in it
   */
  public boolean take(byte[] bytes, int from, int to, long stamp) {
    int begin = hasHeader ? header.take(bytes, from, to) : from;
    if (playback == null && header.isOver() && header.problem().isEmpty()) {
      playback = new Playback(header.bytesPerSecond(), bufferNanos);
    }
    long more = to - begin;
    if (hasHeader && header.sound() >= 0) {
      more = Math.min(more, header.sound() - sound);
    }
    if (more <= 0 || playback == null) {
      return false;
    }
    sound += more;
    playback.take(more, stamp);
    return true;
  }

  /** Why it cannot be played. */
  public Optional<String> problem() {
    if (hasHeader && sound == 0 && !header.isOver()) {
      return header.problem().or(() -> Optional.of("it ends within its WAV header"));
    }
    return header.problem();
  }

  /** Whether some of it is missing: by the length that its header tells, or by half a sample. */
  public boolean isCutShort() {
    return hasHeader
        && header.isOver()
        && (header.sound() >= 0 ? sound < header.sound() : sound % header.frame() != 0);
  }

  /** What was heard of it so far. */
  public Heard heard() {
    return playback == null ? Heard.NOTHING : playback.heard();
  }
}
