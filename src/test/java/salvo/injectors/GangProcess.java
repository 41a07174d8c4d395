package salvo.injectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import salvo.SuppressForbidden;
import salvo.injectors.files.Collected;
import salvo.injectors.meeting.HostPort;
import salvo.injectors.meeting.Meeting;
import salvo.injectors.message.Beat;
import salvo.injectors.message.Conclusion;
import salvo.injectors.message.Member;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.LostPolicy;

/**
 * An injector that is a process: goes to the load, then does what it reads, a line each, and says
 * what happens to it. It exits with the run's status.
 */
final class GangProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private GangProcess() {}

  /** Arguments: index, count, address or folder to meet, address to bind, timeout in ms, stage. */
  public static void main(String[] arguments) throws Exception {
    System.exit(run(settings(arguments), arguments[5]));
  }

  private static int run(InjectorSettings settings, String stage) throws Exception {
    Member member = Member.here(settings.index(), Map.of(), Map.of());
    try (Gang gang = Gang.join(settings, member, new Saying())) {
      gang.agree();
      say("agreed");
      if (!stage.equals("agreed")) {
        ready(gang);
      }
      obey(gang);
      Conclusion conclusion = gang.conclusion(PATIENCE);
      say("concluded " + conclusion.exitCode() + " " + conclusion.sentence());
      return conclusion.exitCode();
    } catch (DisagreementException e) {
      say("refused " + e.getMessage());
      return 3;
    }
  }

  private static InjectorSettings settings(String[] arguments) {
    return new InjectorSettings(
        Integer.parseInt(arguments[0]),
        Integer.parseInt(arguments[1]),
        TestGang.RUN,
        arguments[2].indexOf(':') > 0
            ? new Meeting.Dns(
                HostPort.parse(arguments[2]).host(), HostPort.parse(arguments[2]).port())
            : new Meeting.Folder(Path.of(arguments[2])),
        arguments[3],
        Optional.empty(),
        Duration.ofMillis(Long.parseLong(arguments[4])),
        LostPolicy.STOP);
  }

  private static void obey(Gang gang) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 2);
      switch (words[0]) {
        case "ready" -> ready(gang);
        case "beat" -> gang.beat(started(Long.parseLong(words[1])));
        case "stop" -> gang.stop(words[1]);
        case "deliver" -> deliver(gang, Path.of(words[1]));
        case "collect" -> collect(gang, Path.of(words[1]));
        case "conclude" -> gang.conclude(Integer.parseInt(words[1]), "Done.");
        case "await" -> {
          return;
        }
        default -> throw new IllegalArgumentException(line);
      }
    }
    // Nobody is there to say more: the test has ended.
    LockSupport.park();
  }

  private static void ready(Gang gang) throws InterruptedException, DisagreementException {
    gang.ready();
    gang.awaitStart();
    say("started");
  }

  private static void deliver(Gang gang, Path folder) throws InterruptedException {
    try {
      gang.deliver(folder, PATIENCE);
      say("delivered");
    } catch (IOException e) {
      say("undelivered " + e.getMessage());
    }
  }

  private static void collect(Gang gang, Path into) throws InterruptedException {
    Collected collected = gang.collect(into, PATIENCE);
    say("collected " + collected.folders() + " " + collected.missing());
  }

  private static Beat started(long requests) {
    return new Beat(requests, requests, 0, 0, 0, 0, 0, new TreeMap<>());
  }

  @SuppressForbidden("what it says is read by the test")
  private static synchronized void say(String line) {
    System.out.println(System.currentTimeMillis() + " " + line);
    System.out.flush();
  }

  private static final class Saying implements GangListener {

    @Override
    public void lost(int index, Beat last, double seconds) {
      say("lost " + index + " after " + last.started());
    }

    @Override
    public void stopped(int byIndex, String reason) {
      say("stopped by " + byIndex + " " + reason);
    }
  }
}
