package salvo.injectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import salvo.Daemon;
import salvo.injectors.message.Message;
import salvo.text.DurationText;

/** Takes the folders of the others at injector 0, a few at a time, on a thread of its own. */
public final class Receipt implements AutoCloseable {

  /** Each may have a mebibyte under way. */
  private static final int MOST_AT_ONCE = 4;

  private static final Pattern MARKER = Pattern.compile("\\.seen-[0-9a-f-]{36}");

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Daemon.threads("salvo-injectors-files"));
  private final BiConsumer<Integer, Message> tell;
  private final Map<Integer, Message.FolderAt> offers = new HashMap<>();
  private final Map<Integer, Incoming> incoming = new HashMap<>();
  private final Queue<Integer> waiting = new ArrayDeque<>();
  private final TreeMap<Integer, Path> folders = new TreeMap<>();
  private final TreeMap<Integer, String> missing = new TreeMap<>();
  private final Set<Integer> expected = new HashSet<>();
  private Path into;
  private long progress;

  /**
   * One that answers so.
   *
   * @param tell sends a message to the injector of an index
   */
  public Receipt(BiConsumer<Integer, Message> tell) {
    this.tell = tell;
  }

  /** Whether a message has to do with files. */
  public static boolean takes(Message message) {
    return message instanceof Message.FolderAt
        || message instanceof Message.FileBegin
        || message instanceof Message.FileEnd
        || message instanceof Message.FilesEnd;
  }

  /** What an injector said that has to do with its files. */
  public void received(int index, Message message) {
    thread.execute(() -> handle(index, message));
  }

  public void received(int index, byte[] piece) {
    thread.execute(() -> taking(index, it -> written(index, it, piece)));
  }

  /** It sends no more. */
  public void lost(int index, String sentence) {
    thread.execute(() -> fail(index, sentence));
  }

  /**
   * The folders of these injectors, when all are there or will not come.
   *
   * @param silence how long to wait while nothing comes at all
   */
  public Collected collect(Path target, Set<Integer> injectors, Duration silence)
      throws InterruptedException {
    thread.execute(() -> begin(target, injectors));
    synchronized (this) {
      progress = System.nanoTime();
      while (into == null || !expected.isEmpty()) {
        long left = silence.toNanos() - (System.nanoTime() - progress);
        if (left <= 0) {
          String late = "its files did not come within " + DurationText.of(silence);
          Set.copyOf(expected).forEach(it -> missing.putIfAbsent(it, late));
          break;
        }
        wait(left / 1_000_000 + 1);
      }
      return new Collected(new TreeMap<>(folders), new TreeMap<>(missing));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private synchronized void begin(Path target, Set<Integer> injectors) {
    into = target;
    expected.addAll(injectors);
    expected.removeAll(folders.keySet());
    expected.removeAll(missing.keySet());
    offers.forEach(this::decide);
    offers.clear();
    moved();
  }

  private void handle(int index, Message message) {
    if (message instanceof Message.FolderAt offer) {
      offered(index, offer);
    } else if (message instanceof Message.FileBegin begin) {
      taking(index, it -> it.begin(begin));
    } else if (message instanceof Message.FileEnd end) {
      taking(index, it -> it.end(end));
    } else if (message instanceof Message.FilesEnd end) {
      taking(
          index,
          it -> {
            it.end(end);
            have(index, it.folder());
          });
    }
  }

  private synchronized void offered(int index, Message.FolderAt offer) {
    if (into == null) {
      offers.put(index, offer);
    } else {
      decide(index, offer);
    }
  }

  /** Where the same folder is seen here, its files need not be sent. */
  private void decide(int index, Message.FolderAt offer) {
    Path there = Path.of(offer.path());
    boolean seen =
        MARKER.matcher(offer.marker()).matches() && Files.exists(there.resolve(offer.marker()));
    if (seen) {
      have(index, there);
    } else {
      waiting.add(index);
      next();
    }
  }

  private synchronized void next() {
    while (incoming.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
      int index = waiting.remove();
      try {
        incoming.put(index, new Incoming(into.resolve("injector-" + index)));
        tell.accept(index, new Message.SendFiles());
      } catch (IOException e) {
        fail(index, "injector 0 cannot write its files: " + e);
      }
    }
  }

  private void written(int index, Incoming files, byte[] piece) throws IOException {
    files.piece(piece);
    tell.accept(index, new Message.Written(piece.length));
  }

  private void taking(int index, Step step) {
    Incoming files = incoming.get(index);
    if (files == null) {
      return;
    }
    try {
      step.take(files);
      moved();
    } catch (IOException e) {
      fail(index, "injector 0 cannot take its files: " + e.getMessage());
    }
  }

  private synchronized void have(int index, Path folder) {
    folders.put(index, folder);
    done(index, "");
  }

  private synchronized void fail(int index, String sentence) {
    if (!folders.containsKey(index)) {
      missing.put(index, sentence);
      done(index, sentence);
    }
  }

  private void done(int index, String problem) {
    expected.remove(index);
    close(index, incoming.remove(index));
    tell.accept(index, new Message.Delivered(problem));
    moved();
    next();
  }

  private synchronized void moved() {
    progress = System.nanoTime();
    notifyAll();
  }

  private void close(int index, Incoming files) {
    if (files == null) {
      return;
    }
    try {
      files.close();
    } catch (IOException e) {
      folders.remove(index);
      missing.putIfAbsent(index, "injector 0 cannot write its files: " + e.getMessage());
    }
  }

  private interface Step {
    void take(Incoming files) throws IOException;
  }
}
