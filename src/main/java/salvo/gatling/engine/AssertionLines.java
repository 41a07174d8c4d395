package salvo.gatling.engine;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.SuppressForbidden;

/**
 * Standard output without Gatling's assertion lines. An endpoint has one assertion for each metric
 * and task, hundreds of lines in all, which would bury the verdict; Gatling's own report shows
 * every one of them. Here they are counted.
 */
public final class AssertionLines extends OutputStream {

  private static final Pattern ASSERTION =
      Pattern.compile(
          ".* : (?<holds>true|false)"
              + " \\((actual : [-0-9.E]+|(?<noData>Could not find stats matching .*))\\)\\s*");

  private static final String STATISTICS_BEGIN = "Generating reports...";
  private static final String STATISTICS_END = "Reports generated, please open";

  /** What stands between the two. */
  private static final Pattern STATISTICS = Pattern.compile("(={4}|-{4}|> |  ).*|\\s*");

  private static final String PARSING = "Parsing log file(s)";

  private final PrintStream console;
  private final Charset charset;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int held;
  private int broken;
  private int withoutData;
  private boolean lettingThrough;
  private boolean withoutStatistics;
  private boolean inStatistics;
  private final List<String> brokenTexts = new ArrayList<>();

  AssertionLines(PrintStream console, Charset charset) {
    this.console = console;
    this.charset = charset;
  }

  /**
   * Watches standard output from now on and lets every line through: for assertions that are a
   * simulation's own.
   */
  @SuppressForbidden("Gatling prints its assertions to standard output")
  public static AssertionLines installAsWitness(Charset charset) {
    AssertionLines witness = new AssertionLines(System.out, charset);
    witness.lettingThrough = true;
    System.setOut(new PrintStream(witness, true, charset));
    return witness;
  }

  /** Filters standard output from now on. */
  @SuppressForbidden("Gatling prints its assertions to standard output")
  public static AssertionLines install(Charset charset) {
    AssertionLines filter = new AssertionLines(System.out, charset);
    System.setOut(new PrintStream(filter, true, charset));
    return filter;
  }

  /**
   * Leaves out Gatling's own statistics too, which are estimates of what the verdict has exactly.
   */
  public synchronized void withoutStatistics() {
    withoutStatistics = true;
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
        "Gatling's own assertions, one for each task: %,d hold, %,d do not%s.",
        held,
        broken,
        withoutData == 0 ? "" : String.format(Locale.ROOT, ", %,d found no data", withoutData));
  }

  /** The assertions that do not hold, with their actual values. */
  public synchronized List<String> broken() {
    return List.copyOf(brokenTexts);
  }

  private void flushLine() {
    String text = line.toString(charset);
    line.reset();
    Matcher assertion = ASSERTION.matcher(text);
    boolean isAssertion = assertion.matches();
    if ((!isAssertion || lettingThrough) && !isLeftOut(text.stripTrailing())) {
      console.print(text);
    }
    if (!isAssertion) {
      return;
    }
    if (!assertion.group("holds").equals("true")) {
      brokenTexts.add(
          text.strip().replace(" : false (actual : ", " (actual: ").replace(" : false (", " ("));
    }
    if (assertion.group("holds").equals("true")) {
      held++;
    } else if (assertion.group("noData") != null) {
      withoutData++;
    } else {
      broken++;
    }
  }

  private boolean isLeftOut(String text) {
    if (!withoutStatistics) {
      return false;
    }
    boolean isEnd = inStatistics && text.startsWith(STATISTICS_END);
    boolean isBegin = text.equals(STATISTICS_BEGIN);
    boolean isOne = inStatistics && STATISTICS.matcher(text).matches();
    inStatistics = isBegin || inStatistics && !isEnd;
    return isBegin || isOne || isEnd || text.startsWith(PARSING);
  }
}
