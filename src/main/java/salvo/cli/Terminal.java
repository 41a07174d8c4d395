package salvo.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What standard output can show. */
final class Terminal {

  private Terminal() {}

  /** Whether a person reads it, who may like colours, rather than a file or another program. */
  static boolean isInteractive() {
    return System.console() != null;
  }

  /** Java 17 knows the character set of a terminal only; files get UTF-8. */
  static Charset charset() {
    return isInteractive() ? System.console().charset() : StandardCharsets.UTF_8;
  }

  static boolean isAscii() {
    return !charset().newEncoder().canEncode('█');
  }
}
