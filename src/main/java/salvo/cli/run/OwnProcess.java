package salvo.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import salvo.JavaChild;
import salvo.cli.answer.ErrorJson;
import salvo.gatling.engine.ParentWatch;
import salvo.suite.InjectorCommand;

/**
 * A command that ends its process, run in one of its own, so that something can be said after it:
 * whatever it says goes to standard error meanwhile. It is asked to end when this process is, and
 * this one then waits for it.
 */
final class OwnProcess {

  private static final String MAIN = "salvo.cli.Main";
  private static final int MOST_LINES = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What a JVM and its libraries say of themselves. */
  private static final String BESIDE = "(Picked up |WARNING: |OpenJDK |SLF4J).*";

  private final CountDownLatch answered = new CountDownLatch(1);
  private volatile int status = 1;

  /**
   * How a command ended.
   *
   * @param out the last that it said
   * @param err the last that it complained of
   */
  record Ended(int status, List<String> out, List<String> err) {

    /** That it came to nothing, and why. */
    ObjectNode error() {
      return err.isEmpty()
          ? ErrorJson.of("It ended with status " + status + " before it had begun.")
          : ErrorJson.of(String.join("\n", err));
    }
  }

  /** What is to be said once it has ended; gives the exit status. */
  interface Answer {
    int of(Ended ended) throws IOException;
  }

  private OwnProcess() {}

  /** Runs a command with the options of this JVM, and gives the exit status. */
  static int run(List<String> arguments, PrintWriter err, Answer answer)
      throws IOException, InterruptedException {
    return new OwnProcess().runAndAnswer(arguments, err, answer);
  }

  /** Runs a command in place of this one, with options of Java beside those of this JVM. */
  static int instead(List<String> more, List<String> arguments)
      throws IOException, InterruptedException {
    ParentWatch.startWhereNeeded();
    List<String> options = new ArrayList<>(more);
    options.addAll(options());
    Process process =
        new ProcessBuilder(JavaChild.command(options, MAIN, arguments)).inheritIO().start();
    OwnProcess own = new OwnProcess();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> own.endBoth(process), "salvo-instead-ending"));
    try {
      own.status = process.waitFor();
      return own.status;
    } finally {
      own.answered.countDown();
    }
  }

  private int runAndAnswer(List<String> arguments, PrintWriter err, Answer answer)
      throws IOException, InterruptedException {
    ParentWatch.startWhereNeeded();
    Process process = new ProcessBuilder(JavaChild.command(options(), MAIN, arguments)).start();
    process.getOutputStream().close();
    Thread ending = new Thread(() -> endBoth(process), "salvo-answer-ending");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      CompletableFuture<List<String>> complaints =
          CompletableFuture.supplyAsync(() -> forward(process.getErrorStream(), err));
      List<String> said = forward(process.getInputStream(), err);
      status = process.waitFor();
      status = answer.of(new Ended(status, said, complaints.join()));
      return status;
    } finally {
      answered.countDown();
    }
  }

  /** Those of this process; the child ends when this process is gone. */
  private static List<String> options() {
    List<String> options =
        new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    options.add("-D" + InjectorCommand.PARENT_WATCH + "=" + ProcessHandle.current().pid());
    return options;
  }

  private static List<String> forward(InputStream from, PrintWriter to) {
    List<String> last = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        to.println(line);
        to.flush();
        if (!line.isBlank() && !line.matches(BESIDE)) {
          last.add(line);
        }
        if (last.size() > MOST_LINES) {
          last.remove(0);
        }
      }
    } catch (IOException e) {
      to.println("Its output can no longer be read: " + e.getMessage());
    }
    return last;
  }

  /** A shutdown hook: this process was asked to end, or it ends after the answer. */
  private void endBoth(Process process) {
    if (answered.getCount() == 0) {
      return;
    }
    // By its handle: to destroy the process itself would close what it still has to say.
    process.toHandle().destroy();
    try {
      if (!answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
    Runtime.getRuntime().halt(status);
  }
}
