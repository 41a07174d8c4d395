package salvo.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import salvo.JavaChild;
import salvo.sandbox.SandboxMain;
import salvo.saved.RunFiles;
import salvo.text.PlainJson;

/**
 * A sandbox in a process of its own. It ends when this process does, however that ends: it reads
 * our end of a pipe, which the operating system closes.
 */
final class SandboxProcess implements AutoCloseable {

  private static final long START_SECONDS = 30;
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final String READY = "listening ";

  /** Of a virtual machine that ends when its memory does. */
  private static final int OUT_OF_MEMORY = 3;

  private final Process process;
  private final URI baseUri;

  private SandboxProcess(Process process, URI baseUri) {
    this.process = process;
    this.baseUri = baseUri;
  }

  /**
   * Starts a sandbox and waits until it answers.
   *
   * @param jvm options of its virtual machine
   * @param options its configuration, as its JSON document
   * @param log gets whatever the process itself has to say
   * @throws StartException with what it said, when it does not start
   */
  static SandboxProcess start(List<String> jvm, Map<String, Object> options, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      List<String> all = new ArrayList<>(jvm);
      all.addAll(JavaChild.startOptions());
      Process process =
          new ProcessBuilder(JavaChild.command(all, SandboxMain.class.getName(), List.of("-")))
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      OutputStream pipe = process.getOutputStream();
      pipe.write(PlainJson.MAPPER.writeValueAsBytes(options));
      pipe.write('\n');
      pipe.flush();
      return new SandboxProcess(process, awaitReady(process, log));
    } catch (IOException e) {
      throw new StartException("The sandbox could not be started: " + e.getMessage());
    }
  }

  URI baseUri() {
    return baseUri;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** What has become of it, in a sentence, where it has ended. */
  Optional<String> loss() {
    return process.isAlive() ? Optional.empty() : Optional.of(ended(process.exitValue()));
  }

  static String ended(int exitValue) {
    return exitValue == OUT_OF_MEMORY
        ? "The sandbox, which was the target, ran out of memory during the run: offer less, or let"
            + " fewer requests wait (salvo.sandbox.queue)."
        : "The sandbox, which was the target, ended during the run: its last output is in "
            + RunFiles.SANDBOX_LOG
            + ".";
  }

  @Override
  public void close() {
    JavaChild.end(process, STOP);
  }

  private static URI awaitReady(Process process, Path log) {
    var line = CompletableFuture.supplyAsync(() -> firstLine(process));
    try {
      String said = line.get(START_SECONDS, TimeUnit.SECONDS);
      if (said != null && said.startsWith(READY)) {
        return URI.create("http://" + said.substring(READY.length()).trim());
      }
      throw new StartException(notStarted(said(log)));
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new StartException(
          "The sandbox did not start within " + START_SECONDS + " s; is the machine overloaded?");
    } catch (ExecutionException e) {
      process.destroyForcibly();
      throw new StartException("The sandbox did not start: " + e.getCause().getMessage());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new StartException("The start of the sandbox was interrupted");
    }
  }

  /** A process that somebody has ended says nothing. */
  static String notStarted(String said) {
    return "The sandbox did not start: "
        + (said.isEmpty()
            ? "its process ended without any output. Check what ends processes here, and whether"
                + " the machine has memory left."
            : said);
  }

  private static String firstLine(Process process) {
    try {
      return new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String said(Path log) {
    try {
      String text = Files.readString(log).trim();
      Files.delete(log);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
