package salvo.injectors;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import salvo.injectors.meeting.Meeting;
import salvo.injectors.message.Beat;
import salvo.injectors.message.Member;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.LostPolicy;
import salvo.injectors.time.Clocks;
import salvo.injectors.wire.Sockets;

/** Injectors of one run in this process, each on a thread of its own. */
final class TestGang implements AutoCloseable {

  static final String RUN = "run-1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Gang> joined = new ArrayList<>();
  private final Path folder;

  TestGang(Path folder) {
    this.folder = folder;
  }

  /** What one of them does. */
  interface Part<T> {
    T play(int index, Gang gang) throws Exception;
  }

  /** What a listener heard. */
  static final class Heard implements GangListener {

    final BlockingQueue<String> all = new LinkedBlockingQueue<>();

    @Override
    public void lost(int index, Beat last, double seconds) {
      all.add("lost " + index + " after " + last.started());
    }

    @Override
    public void stopped(int byIndex, String reason) {
      all.add("stopped by " + byIndex + ": " + reason);
    }

    @Override
    public void noted(int from, byte[] note) {
      all.add("noted by " + from + ": " + new String(note, StandardCharsets.UTF_8));
    }

    @Override
    public void noticed(byte[] notice) {
      all.add("noticed: " + new String(notice, StandardCharsets.UTF_8));
    }

    String next() throws InterruptedException {
      return all.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  InjectorSettings settings(int index, int count) {
    return settings(index, count, RUN, Optional.empty(), Duration.ofSeconds(30), LostPolicy.STOP);
  }

  InjectorSettings settings(
      int index,
      int count,
      String run,
      Optional<String> secret,
      Duration timeout,
      LostPolicy lost) {
    return new InjectorSettings(
        index,
        count,
        run,
        new Meeting.Folder(folder),
        InjectorSettings.LOOPBACK,
        secret,
        timeout,
        lost);
  }

  InjectorSettings impatient(int index, int count) {
    return settings(index, count, RUN, Optional.empty(), Duration.ofMillis(1_500), LostPolicy.STOP);
  }

  Gang join(InjectorSettings settings, GangListener listener) throws Exception {
    return join(settings, Member.here(settings.index(), Map.of(), Map.of()), listener);
  }

  Gang join(InjectorSettings settings, Member member, GangListener listener) throws Exception {
    return keep(Gang.join(settings, member, listener));
  }

  Gang join(InjectorSettings settings, Clocks clocks) throws Exception {
    Member member = Member.here(settings.index(), Map.of(), Map.of());
    return keep(Gang.join(settings, member, new Heard(), clocks, Sockets.open()));
  }

  /** Lets all of a run play their part, and gives what each came to, by index. */
  <T> List<T> play(int count, Part<T> part) throws Exception {
    return all(
        IntStream.range(0, count)
            .mapToObj(
                index ->
                    (Callable<T>) () -> part.play(index, join(settings(index, count), new Heard())))
            .toList());
  }

  <T> List<T> all(List<Callable<T>> parts) throws Exception {
    List<Future<T>> futures = parts.stream().map(threads::submit).toList();
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      try {
        results.add(future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    }
    return results;
  }

  /** What each is told in place of taking part. */
  List<String> refusals(List<Callable<Gang>> joins) throws Exception {
    return all(joins.stream().map(it -> (Callable<String>) () -> refusal(it)).toList());
  }

  private static String refusal(Callable<Gang> join) throws Exception {
    try {
      join.call().agree();
      return "agreed";
    } catch (DisagreementException e) {
      return e.getMessage();
    }
  }

  /** Takes a gang to the load. */
  static Gang start(Gang gang) throws Exception {
    gang.agree();
    gang.ready();
    gang.awaitStart();
    return gang;
  }

  private synchronized Gang keep(Gang gang) {
    joined.add(gang);
    return gang;
  }

  @Override
  public synchronized void close() {
    joined.forEach(Gang::close);
    threads.shutdownNow();
  }
}
