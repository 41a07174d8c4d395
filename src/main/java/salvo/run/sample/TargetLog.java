package salvo.run.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import salvo.Daemon;

/**
 * A log file of the target, followed while the run goes on, so that what it says around a failure
 * can be told. It may be cut short or be replaced by another at any time. All reading is done on a
 * thread of its own.
 */
public final class TargetLog implements AutoCloseable {

  /** How often its size is noted. */
  static final Duration TICK = Duration.ofMillis(100);

  private static final Duration REMEMBERED = Duration.ofSeconds(3);
  private static final Duration LINGER = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private volatile Path file;
  private final Duration linger;
  private final ScheduledExecutorService timer = Daemon.timer("salvo-target-log");
  private final Deque<Mark> marks = new ArrayDeque<>();
  private final Map<CompletableFuture<List<String>>, Moment> waiting = new LinkedHashMap<>();
  private Opened current;
  private Opened earlier;

  private TargetLog(Path file, Duration linger) {
    this.file = file;
    this.linger = linger;
    timer.scheduleAtFixedRate(this::look, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Begins to follow a file. */
  public static TargetLog follow(Path file) {
    return follow(file, LINGER);
  }

  /**
   * The same.
   *
   * @param linger how long after a failure it may still be written of
   */
  static TargetLog follow(Path file, Duration linger) {
    return new TargetLog(file, linger);
  }

  /** The file that stood under the name for a while. */
  private record Opened(FileChannel channel, Object key) {}

  /** Follows the same file under another name. */
  void movedTo(Path name) {
    file = name;
  }

  private record Mark(long nanos, Opened file, long size) {}

  /** When a failure became known: what was written since {@code from} may tell of it. */
  private record Moment(Opened file, long from, long size) {}

  /**
   * The lines around the present, which a failure has just made known; complete a second later, or
   * at the end.
   *
   * @param age since when the request was under way
   */
  CompletableFuture<List<String>> around(Duration age) {
    CompletableFuture<List<String>> lines = new CompletableFuture<>();
    try {
      timer.execute(() -> begin(age, lines));
    } catch (RejectedExecutionException closed) {
      lines.complete(List.of());
    }
    return lines;
  }

  /** Ends all waiting for lines: what is there by now is taken. */
  @Override
  public void close() {
    try {
      timer.execute(() -> List.copyOf(waiting.keySet()).forEach(this::complete));
      timer.shutdown();
      if (timer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        close(current);
        close(earlier);
      }
    } catch (RejectedExecutionException closedBefore) {
      // Then there is nothing left to do.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(Duration age, CompletableFuture<List<String>> lines) {
    look();
    Mark now = marks.peekLast();
    if (now == null) {
      lines.complete(List.of());
      return;
    }
    waiting.put(lines, new Moment(now.file, sizeBefore(now, age), now.size));
    timer.schedule(() -> complete(lines), linger.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Of the same file, before the request was under way; as long ago as is remembered. */
  private long sizeBefore(Mark now, Duration age) {
    long size = now.size;
    for (Mark mark : (Iterable<Mark>) marks::descendingIterator) {
      if (mark.file != now.file) {
        return 0;
      }
      size = mark.size;
      if (now.nanos - mark.nanos > age.toNanos()) {
        return size;
      }
    }
    return size;
  }

  private void complete(CompletableFuture<List<String>> lines) {
    Moment moment = waiting.remove(lines);
    if (moment != null) {
      look();
      LogLines found = new LogLines();
      try {
        add(moment, found);
      } catch (IOException gone) {
        // What was read until then has to do.
      }
      lines.complete(found.chosen());
    }
  }

  private void add(Moment moment, LogLines found) throws IOException {
    FileChannel channel = moment.file.channel;
    boolean isCut = channel.size() < moment.size;
    long size = isCut ? 0 : moment.size;
    long from = isCut ? 0 : Math.max(moment.from, size - LogLines.MOST_BYTES);
    found.add(
        bytes(channel, from, size + LogLines.MOST_BYTES), size - from, isMidLine(channel, from));
    if (moment.file != current) {
      found.add(bytes(current.channel, 0, LogLines.MOST_BYTES), 0, false);
    }
  }

  private static boolean isMidLine(FileChannel channel, long at) throws IOException {
    return at > 0 && bytes(channel, at - 1, at)[0] != '\n';
  }

  private static byte[] bytes(FileChannel channel, long from, long to) throws IOException {
    int length = (int) Math.max(0, Math.min(to, channel.size()) - from);
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
      continue;
    }
    return bytes.array();
  }

  /** Notes how large it is, and whether it still is the same. */
  private void look() {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        return;
      }
      if (current == null || !Objects.equals(current.key, found.fileKey())) {
        close(earlier);
        earlier = current;
        current = new Opened(FileChannel.open(file, StandardOpenOption.READ), found.fileKey());
      }
      note(new Mark(System.nanoTime(), current, current.channel.size()));
    } catch (IOException gone) {
      // It is looked for again.
    }
  }

  private void note(Mark mark) {
    if (!marks.isEmpty() && marks.getLast().file == mark.file && marks.getLast().size > mark.size) {
      marks.clear();
    }
    marks.addLast(mark);
    while (mark.nanos - marks.getFirst().nanos > REMEMBERED.toNanos()) {
      marks.removeFirst();
    }
  }

  private static void close(Opened opened) {
    if (opened != null) {
      try {
        opened.channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
