package salvo.gatling.engine;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.SuppressForbidden;

/**
 * Standard output without Gatling's assertion lines. An endpoint has one assertion for each metric
 * and user type, a hundred lines in all, which would bury the verdict; Gatling's own report shows
 * every one of them. Here they are counted.
 */
public final class AssertionLines extends OutputStream {

  private static final Pattern ASSERTION =
      Pattern.compile(
          ".* : (?<holds>true|false)"
              + " \\((actual : [-0-9.E]+|(?<noData>Could not find stats matching .*))\\)\\s*");

  private final PrintStream console;
  private final Charset charset;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int held;
  private int broken;
  private int withoutData;

  AssertionLines(PrintStream console, Charset charset) {
    this.console = console;
    this.charset = charset;
  }

  /** Filters standard output from now on. */
  @SuppressForbidden("Gatling prints its assertions to standard output")
  public static AssertionLines install(Charset charset) {
    AssertionLines filter = new AssertionLines(System.out, charset);
    System.setOut(new PrintStream(filter, true, charset));
    return filter;
  }

  @Override
  public synchronized void write(int octet) {
    line.write(octet);
    if (octet == '\n') {
      flushLine();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public void flush() {
    console.flush();
  }

  /** What Gatling's assertions came to, in one sentence; empty when it printed none. */
  public synchronized String summary() {
    if (held + broken + withoutData == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "Gatling's own assertions, one for each user type: %,d hold, %,d do not%s.",
        held,
        broken,
        withoutData == 0 ? "" : String.format(Locale.ROOT, ", %,d found no data", withoutData));
  }

  private void flushLine() {
    String text = line.toString(charset);
    line.reset();
    Matcher assertion = ASSERTION.matcher(text);
    if (!assertion.matches()) {
      console.print(text);
    } else if (assertion.group("holds").equals("true")) {
      held++;
    } else if (assertion.group("noData") != null) {
      withoutData++;
    } else {
      broken++;
    }
  }
}
