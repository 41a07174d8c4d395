package salvo.run.common;

import java.io.IOException;

/** What a note among injectors is about, as its first byte tells. */
enum Topic {
  /** What was done in about a second. */
  SECOND,
  /** A change of the load. */
  DIAL,
  /** What was done in a second of a search. */
  SEARCH;

  /** A note about it. */
  byte[] of(byte[] bytes) {
    byte[] note = new byte[bytes.length + 1];
    note[0] = (byte) ordinal();
    System.arraycopy(bytes, 0, note, 1, bytes.length);
    return note;
  }

  /**
   * What a note is about.
   *
   * @throws IOException when that is not known
   */
  static Topic of(int firstByte) throws IOException {
    if (firstByte < 0 || firstByte >= values().length) {
      throw new IOException("a note is about topic " + firstByte + ", which is not known");
    }
    return values()[firstByte];
  }
}
