package salvo.injectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import salvo.injectors.message.Message;
import salvo.injectors.message.Wire;
import salvo.text.DurationText;

/** Gives a folder to injector 0. */
public final class Delivery {

  private static final int PIECE_BYTES = 56_000;

  /** What may be under way: more would only fill the memory of who writes slowly. */
  private static final long WINDOW_BYTES = 1 << 20;

  private static final Duration PROGRESS = Duration.ofSeconds(30);

  private final Consumer<byte[]> out;
  private final CompletableFuture<Boolean> seen = new CompletableFuture<>();
  private final CompletableFuture<String> delivered = new CompletableFuture<>();
  private long sent;
  private long written;

  /**
   * One that sends so.
   *
   * @param out sends bytes to injector 0
   */
  public Delivery(Consumer<byte[]> out) {
    this.out = out;
  }

  /** Injector 0 asks for the files. */
  public void sendFiles() {
    seen.complete(false);
  }

  /** Injector 0 has it all, or says why not. */
  public void delivered(String problem) {
    delivered.complete(problem);
    seen.complete(true);
    wake();
  }

  public synchronized void written(long bytes) {
    written += bytes;
    notifyAll();
  }

  /**
   * Gives the folder, and waits until injector 0 has it.
   *
   * @param patience how long to wait until injector 0 collects
   * @throws IOException when it does not get it, with the reason
   */
  public void deliver(Path folder, Duration patience) throws IOException, InterruptedException {
    Path marker = folder.resolve(".seen-" + UUID.randomUUID());
    Files.createFile(marker);
    try {
      tell(new Message.FolderAt(folder.toRealPath().toString(), marker.getFileName().toString()));
      if (!await(seen, patience, "injector 0 did not ask for the files")) {
        Files.delete(marker);
        send(folder);
      }
    } finally {
      Files.deleteIfExists(marker);
    }
    String problem = await(delivered, PROGRESS, "injector 0 did not confirm the files");
    if (!problem.isEmpty()) {
      throw new IOException(problem);
    }
  }

  private void send(Path folder) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(it -> Files.isRegularFile(it)).sorted().toList();
    }
    for (Path file : files) {
      tell(new Message.FileBegin(folder.relativize(file).toString().replace('\\', '/')));
      sendFile(file);
    }
    tell(new Message.FilesEnd(files.size()));
  }

  private void sendFile(Path file) throws IOException, InterruptedException {
    MessageDigest digest = Hashes.sha256();
    byte[] buffer = new byte[PIECE_BYTES];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.readNBytes(buffer, 0, PIECE_BYTES);
          read > 0 && !delivered.isDone();
          read = in.readNBytes(buffer, 0, PIECE_BYTES)) {
        digest.update(buffer, 0, read);
        awaitRoom(read);
        out.accept(Wire.piece(buffer, read));
        bytes += read;
      }
    }
    tell(new Message.FileEnd(bytes, HexFormat.of().formatHex(digest.digest())));
  }

  private synchronized void awaitRoom(int bytes) throws IOException, InterruptedException {
    long before = -1;
    while (sent + bytes - written > WINDOW_BYTES && !delivered.isDone()) {
      if (written == before) {
        throw new IOException(
            "injector 0 took no bytes for " + DurationText.of(PROGRESS) + ": is its disk full?");
      }
      before = written;
      wait(PROGRESS.toMillis());
    }
    sent += bytes;
  }

  private synchronized void wake() {
    notifyAll();
  }

  private void tell(Message message) {
    out.accept(Wire.bytes(message));
  }

  private static <T> T await(CompletableFuture<T> future, Duration patience, String late)
      throws IOException, InterruptedException {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(late + " within " + DurationText.of(patience));
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }
}
