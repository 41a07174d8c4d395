package salvo.live.terminal;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import salvo.Daemon;

/**
 * The keys of the terminal, one by one and not shown, as {@code stty} sets it; it is set back when
 * this is closed. Where there is no such terminal there are no keys.
 */
public final class TerminalKeys implements AutoCloseable {

  private static final String TERMINAL = "/dev/tty";
  private static final long PATIENCE_SECONDS = 2;

  private final String before;
  private final InputStream keys;
  private volatile boolean closed;

  private TerminalKeys(String before, InputStream keys) {
    this.before = before;
    this.keys = keys;
  }

  /**
   * Reads keys from now on.
   *
   * @param pressed gets each of them, on a thread of its own
   * @return empty where the terminal cannot be read so
   */
  public static Optional<TerminalKeys> open(IntConsumer pressed) {
    try {
      String before = stty("-g");
      if (before.isEmpty()) {
        return Optional.empty();
      }
      InputStream keys = new FileInputStream(TERMINAL);
      stty("-icanon", "-echo", "min", "1");
      TerminalKeys opened = new TerminalKeys(before, keys);
      Daemon.thread("salvo-keys", () -> opened.read(pressed)).start();
      return Optional.of(opened);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void read(IntConsumer pressed) {
    try {
      for (int key = keys.read(); key >= 0 && !closed; key = keys.read()) {
        pressed.accept(key);
      }
    } catch (IOException e) {
      closed = true;
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      stty(before);
    }
  }

  /** What stty says; empty when it fails. */
  private static String stty(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = "stty";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File(TERMINAL))
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? said.strip() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
