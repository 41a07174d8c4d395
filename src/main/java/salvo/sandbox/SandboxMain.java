package salvo.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import salvo.SuppressForbidden;

/**
 * Runs a sandbox in a process of its own. The one argument is the configuration, a JSON object, or
 * {@code -} when that is the first line of standard input. Once it listens it prints {@code
 * listening <host>:<port>}, the only line on standard output. It ends on SIGTERM and, unless
 * configured otherwise, when standard input does, that is, with the process that holds the other
 * end.
 */
public final class SandboxMain {

  /**
   * The flags to run it with: it holds ten thousand requests in flight, and the jobs of an hour.
   */
  public static final List<String> JVM_FLAGS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:MaxDirectMemorySize=256m",
          "-XX:ReservedCodeCacheSize=48m",
          "-Xss512k",
          "-XX:+ExitOnOutOfMemoryError");

  /** The same for one that serves for seconds, beside a process that needs the processor more. */
  public static final List<String> FLAGS_OF_STAND_IN =
      Stream.concat(JVM_FLAGS.stream(), Stream.of("-XX:TieredStopAtLevel=1")).toList();

  private static final int EXIT_FAILURE = 1;

  private final PrintStream out;
  private final PrintStream err;
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private SandboxMain(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @SuppressForbidden("standard output and error are how this process speaks to its parent")
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    // Whatever a library prints must not be taken for the handshake.
    System.setOut(System.err);
    new SandboxMain(out, System.err).run(arguments);
  }

  private void run(String[] arguments) throws IOException {
    try {
      SandboxOptions options = SandboxOptions.fromJson(configuration(arguments));
      Sandbox sandbox = Sandbox.start(options);
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
      out.println("listening " + options.host() + ":" + sandbox.port());
      if (options.exitWithParent()) {
        awaitEndOfInput();
        System.exit(0);
      }
    } catch (InvalidOptions e) {
      fail(e.problems());
    } catch (UncheckedIOException e) {
      fail(List.of(e.getCause().getMessage()));
    }
  }

  private String configuration(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new InvalidOptions(
          List.of("arguments: need one, the configuration as JSON, or - to read it from input"));
    }
    if (!arguments[0].equals("-")) {
      return arguments[0];
    }
    String line = in.readLine();
    if (line == null) {
      throw new InvalidOptions(List.of("configuration: input ended before its first line"));
    }
    return line;
  }

  private void awaitEndOfInput() throws IOException {
    while (in.readLine() != null) {
      // Only the end of input means something.
    }
  }

  private void fail(List<String> problems) {
    problems.forEach(problem -> err.println("sandbox: " + problem));
    System.exit(EXIT_FAILURE);
  }
}
