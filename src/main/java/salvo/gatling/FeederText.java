package salvo.gatling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import salvo.text.Quantity;

/** Whether a feeder's file is text that Gatling can read, however large: it is read in passing. */
final class FeederText {

  private static final int LONGEST_HEADER = 100_000;

  /** What a byte of a record takes where it is kept, with its names and objects. */
  private static final long KEPT_BYTES = 8;

  private FeederText() {}

  /**
   * What is wrong with it, as the rest of a sentence.
   *
   * @throws java.nio.charset.CharacterCodingException when it is not UTF-8
   */
  static Optional<String> check(String name, InputStream in) throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    boolean isCsv = !name.toLowerCase(Locale.ROOT).endsWith(".json");
    StringBuilder header = new StringBuilder();
    boolean inHeader = isCsv;
    boolean blank = true;
    char[] part = new char[1 << 14];
    for (int read = text.read(part); read >= 0; read = text.read(part)) {
      for (int i = 0; i < read; i++) {
        if (part[i] == 0) {
          return Optional.of("holds a NUL character, as UTF-16 does; save it as UTF-8");
        }
        blank &= Character.isWhitespace(part[i]);
        inHeader &= part[i] != '\n' && header.length() < LONGEST_HEADER;
        if (inHeader) {
          header.append(part[i]);
        }
      }
    }
    return blank
        ? Optional.of("is empty; it needs at least one record")
        : isCsv ? header(header.toString()) : Optional.empty();
  }

  /** Why its records cannot all be kept in a heap of that size, as the rest of a sentence. */
  static Optional<String> tooLargeToKeep(long bytes, long heap) {
    return bytes <= heap / KEPT_BYTES
        ? Optional.empty()
        : Optional.of(
            "has "
                + Quantity.bytes(bytes)
                + ", all of which are kept in memory: too much for a heap of "
                + Quantity.bytes(heap)
                + "; give it fewer records, or the JVM more heap (-Xmx)");
  }

  private static Optional<String> header(String line) {
    String[] names = line.strip().split(",", -1);
    int nameless =
        Arrays.stream(names).map(it -> it.replace("\"", "").isBlank()).toList().indexOf(true);
    return nameless < 0
        ? Optional.empty()
        : Optional.of(
            "has no name for column "
                + (nameless + 1)
                + " in its first line; name it, or remove the comma");
  }
}
