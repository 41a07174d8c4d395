package salvo.ui.start;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of what a process said.
 *
 * @param next where to go on reading
 */
record ConsoleText(String text, long next) {

  private static final int MOST_BYTES = 128 * 1024;

  /**
   * What stands in a file from a place on, in whole lines while more may follow.
   *
   * @param from in bytes
   */
  static ConsoleText of(Path file, long from, boolean mayGrow) throws IOException {
    if (!Files.exists(file) || from >= Files.size(file)) {
      return new ConsoleText("", from);
    }
    byte[] read = new byte[(int) Math.min(MOST_BYTES, Files.size(file) - from)];
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(from);
      in.readFully(read);
    }
    boolean isCut = mayGrow || from + read.length < Files.size(file);
    int length = isCut ? wholeLines(read) : read.length;
    return new ConsoleText(new String(read, 0, length, StandardCharsets.UTF_8), from + length);
  }

  private static int wholeLines(byte[] read) {
    int length = read.length;
    while (length > 0 && read[length - 1] != '\n') {
      length--;
    }
    return length == 0 && read.length == MOST_BYTES ? read.length : length;
  }
}
