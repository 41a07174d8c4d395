package salvo.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.config.host.Loopback;
import salvo.text.DurationText;

/**
 * The target of a run, where the run starts it. It ends when the run does, with all that it has
 * started. Where there is a shell, it ends even when this process is killed: a shell reads our end
 * of a pipe, which the operating system closes.
 */
final class TargetServer implements Companion {

  static final String LOG = "target.log";
  private static final int MOST_LINES = 10;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STOP = Duration.ofSeconds(8);
  private static final int FAILURES = 400;
  private static final List<Path> SHELL = List.of(Path.of("/bin/sh"), Path.of("/usr/bin/setsid"));

  /** Its first argument is the log, the others are the command. */
  private static final String WATCH =
      """
      log=$1
      shift
      exec 3<&0
      setsid "$@" >> "$log" 2>&1 < /dev/null 3<&- &
      target=$!
      (
        trap '' INT HUP TERM
        cat <&3 > /dev/null
        kill -TERM -- "-$target" 2> /dev/null
        tries=0
        while kill -0 -- "-$target" 2> /dev/null && [ "$tries" -lt 50 ]; do
          sleep 0.1
          tries=$((tries + 1))
        done
        kill -KILL -- "-$target" 2> /dev/null
      ) &
      exec 3<&-
      trap : INT HUP TERM
      status=0
      while kill -0 "$target" 2> /dev/null; do
        wait "$target"
        status=$?
      done
      exit "$status"
      """;

  private final Settings.LocalTarget settings;
  private final URI baseUrl;
  private Path log;
  private Process process;
  private boolean isStopped;

  private TargetServer(Settings.LocalTarget settings, URI baseUrl) {
    this.settings = settings;
    this.baseUrl = baseUrl;
  }

  /**
   * The one that the settings ask for.
   *
   * @throws StartException when it is asked for where it cannot be
   */
  static Optional<TargetServer> of(Settings settings) {
    if (settings.localTarget().start().isEmpty()) {
      return Optional.empty();
    }
    URI baseUrl =
        settings
            .baseUrl()
            .filter(it -> it.getHost() != null && Loopback.isOne(it.getHost()))
            .orElseThrow(
                () ->
                    new StartException(
                        "salvo.target.start starts a target on this machine: say where it is with"
                            + " -DbaseUrl=http://127.0.0.1:<port>, or leave salvo.target.start"
                            + " empty."));
    if (!settings.injector().isAlone()) {
      throw new StartException(
          "salvo.target.start: each injector would start a target of its own. Start it before the"
              + " run, and leave salvo.target.start empty.");
    }
    return Optional.of(new TargetServer(settings.localTarget(), baseUrl));
  }

  /** Where its log stands until the run has a folder of its own. */
  static Path log(Path results) {
    return results.resolve(".target-" + ProcessHandle.current().pid() + ".log");
  }

  @Override
  public void start(Path results) {
    if (isListening()) {
      throw new StartException(
          "Something already listens at "
              + baseUrl
              + ": stop it, or leave salvo.target.start empty to load it.");
    }
    log = log(results);
    try {
      Files.createDirectories(results);
      Files.writeString(log, "");
      process = process();
    } catch (IOException e) {
      throw new StartException(
          "The target could not be started: " + e.getMessage() + ". Correct salvo.target.start.");
    }
    awaitReady();
  }

  private Process process() throws IOException {
    if (SHELL.stream().allMatch(Files::isExecutable)) {
      List<String> command =
          new ArrayList<>(List.of("/bin/sh", "-c", WATCH, "salvo-target", log.toString()));
      command.addAll(settings.start());
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    }
    return new ProcessBuilder(settings.start())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .redirectInput(ProcessBuilder.Redirect.from(new File(nothing())))
        .start();
  }

  private static String nothing() {
    return File.separatorChar == '/' ? "/dev/null" : "NUL";
  }

  private boolean isListening() {
    int port =
        baseUrl.getPort() >= 0 ? baseUrl.getPort() : baseUrl.getScheme().equals("https") ? 443 : 80;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(baseUrl.getHost(), port), (int) POLL.toMillis() * 5);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void awaitReady() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + settings.readyWhen()))
            .timeout(Duration.ofSeconds(5))
            .build();
    long end = System.nanoTime() + settings.readyWithin().toNanos();
    String last = "nothing listens there";
    try {
      while (System.nanoTime() < end) {
        try {
          int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
          if (status < FAILURES) {
            return;
          }
          last = "its status is " + status;
        } catch (IOException e) {
          last = isListening() ? "it does not answer with HTTP" : "nothing listens there";
        }
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw refusal("it ended with status " + process.exitValue());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal("the wait for it was interrupted");
    }
    throw refusal(
        request.uri()
            + " did not answer within "
            + DurationText.of(settings.readyWithin())
            + " (salvo.target.readyWithin): "
            + last);
  }

  private StartException refusal(String why) {
    end();
    String said = said();
    discardLog();
    return new StartException(
        "The target of salvo.target.start is not ready: "
            + why
            + "."
            + (said.isEmpty() ? " It said nothing." : " It said last:\n" + said));
  }

  private String said() {
    try (Stream<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines()) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - MOST_LINES), all.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void discardLog() {
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return settings.start().get(0) + " (salvo.target.start)";
  }

  @Override
  public boolean isStartedByRun() {
    return true;
  }

  @Override
  public Optional<String> loss() {
    return isStopped || process.isAlive()
        ? Optional.empty()
        : Optional.of(
            "The target that the run had started ended during the run, with status "
                + process.exitValue()
                + ": its last output is in "
                + LOG
                + ".");
  }

  @Override
  public void moveLogTo(Path folder) {
    try {
      log = Files.move(log, folder.resolve(LOG));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move the target's log to " + folder, e);
    }
  }

  @Override
  public void stop() {
    isStopped = true;
    end();
    if (log.getFileName().toString().startsWith(".")) {
      discardLog();
    }
  }

  private void end() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // Its shell has ended before, and with it what it watched.
    }
    if (!SHELL.stream().allMatch(Files::isExecutable)) {
      all.forEach(ProcessHandle::destroy);
      process.destroy();
    }
    all.add(process.toHandle());
    long end = System.nanoTime() + STOP.toNanos();
    all.forEach(it -> await(it, end));
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static void await(ProcessHandle process, long end) {
    try {
      process.onExit().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // It is ended by force then.
    }
  }
}
