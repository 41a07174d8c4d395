package salvo.gatling.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import salvo.SuppressForbidden;
import salvo.text.Secrets;

/**
 * Standard output and error without secrets, whoever writes there: Salvo, Gatling, its log, or a
 * trace. What is written is held back to the end of its line, or until somebody wants it shown.
 */
public final class MaskedConsole extends OutputStream {

  private static final int LINE_END = '\n';

  private final PrintStream console;
  private final Secrets secrets;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  MaskedConsole(PrintStream console, Secrets secretsInBytes) {
    this.console = console;
    this.secrets = secretsInBytes;
  }

  /** Masks both from now on; where there are no secrets it leaves them alone. */
  @SuppressForbidden("whoever writes to the console may write a secret")
  public static void install(Secrets secrets, Charset charset) {
    if (!secrets.isEmpty()) {
      System.setOut(masked(System.out, secrets, charset));
      System.setErr(masked(System.err, secrets, charset));
    }
  }

  static PrintStream masked(PrintStream console, Secrets secrets, Charset charset) {
    return new PrintStream(new MaskedConsole(console, secrets.inBytesOf(charset)), false, charset);
  }

  @Override
  public synchronized void write(int b) {
    held.write(b);
    if (b == LINE_END) {
      show(held.size());
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int before = held.size();
    held.write(bytes, offset, length);
    for (int at = offset + length - 1; at >= offset; at--) {
      if (bytes[at] == LINE_END) {
        show(before + at - offset + 1);
        return;
      }
    }
  }

  @Override
  public synchronized void flush() {
    show(held.size());
    console.flush();
  }

  /** Shows the first bytes that are held, and goes on holding the others. */
  private void show(int length) {
    String text = held.toString(StandardCharsets.ISO_8859_1);
    byte[] shown = secrets.mask(text.substring(0, length)).getBytes(StandardCharsets.ISO_8859_1);
    held.reset();
    held.writeBytes(text.substring(length).getBytes(StandardCharsets.ISO_8859_1));
    console.write(shown, 0, shown.length);
  }
}
