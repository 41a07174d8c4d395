package salvo.event.log;

/**
 * Constants of Gatling 3.15's binary log. Numbers are big-endian; times are milliseconds since the
 * run's start. A text is a length in bytes, the bytes and a coder; a text of length 0 has no coder.
 * A cached text is a new positive index with the text, or the negative index of an earlier one.
 */
final class LogFormat {

  static final String SUPPORTED_VERSION = "3.15.";

  static final int RUN = 0;
  static final int REQUEST = 1;
  static final int USER = 2;
  static final int GROUP = 3;
  static final int CRASH = 4;

  static final int LATIN1 = 0;

  /** In the byte order of the machine that wrote the log: little-endian on x86 and ARM. */
  static final int UTF16 = 1;

  /** Gatling's own buffer cannot hold a text above 8 KiB; more than this is damage, not data. */
  static final int MAX_BLOCK_BYTES = 1 << 16;

  /** Far above any real number of scenarios or assertions. */
  static final int MAX_ITEMS = 1 << 16;

  /** Far above any real nesting of groups. */
  static final int MAX_GROUP_DEPTH = 256;

  private LogFormat() {}
}
