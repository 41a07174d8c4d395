package salvo.ui.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import salvo.config.SavedRunSettings;
import salvo.saved.RunFiles;

/**
 * All runs of a results folder. What was read once is read again only when its file has changed, so
 * that hundreds of runs are listed at once. Safe for use by several threads.
 */
public final class RunList {

  private static final Comparator<Listed> NEWEST_FIRST =
      Comparator.comparing((Listed it) -> it.entry().start())
          .thenComparing(it -> it.entry().folder().id())
          .reversed();

  private final RunFolders folders;
  private final SavedRunSettings settings;
  private final Map<Path, Cached<RunEntry>> entries = new ConcurrentHashMap<>();
  private final Map<Path, Cached<RunNotes>> notes = new ConcurrentHashMap<>();

  /** A run, with what was written about it. */
  public record Listed(RunEntry entry, RunNotes notes) {}

  private record Stamp(FileTime time, long size) {}

  private record Cached<T>(Stamp stamp, T value) {}

  private interface Reader<T> {
    T read() throws IOException;
  }

  /**
   * The runs of a folder.
   *
   * @param settings by which runs are read that Salvo did not make
   */
  public RunList(RunFolders folders, SavedRunSettings settings) {
    this.folders = folders;
    this.settings = settings;
  }

  /** All runs, the newest first. */
  public List<Listed> all() throws IOException {
    List<Listed> all = new ArrayList<>();
    for (RunFolder folder : folders.all()) {
      all.add(orDamaged(folder));
    }
    all.sort(NEWEST_FIRST);
    return all;
  }

  /** One that cannot be read keeps none of the others from being listed. */
  private Listed orDamaged(RunFolder folder) {
    try {
      return of(folder);
    } catch (IOException e) {
      return new Listed(UnfinishedRun.damaged(folder, e), RunNotes.NONE);
    }
  }

  /** One of them. */
  public Listed of(RunFolder folder) throws IOException {
    Path summary = RunFiles.summary(folder.path());
    Optional<Stamp> stamp = stamp(summary);
    RunEntry entry =
        stamp.isPresent()
            ? cached(entries, summary, stamp.get(), () -> finished(folder))
            : unfinished(folder);
    Path file = RunNotes.file(folder);
    Optional<Stamp> written = stamp(file);
    RunNotes about =
        written.isPresent()
            ? cached(notes, file, written.get(), () -> RunNotes.read(folder))
            : RunNotes.NONE;
    return new Listed(entry, about);
  }

  private static RunEntry finished(RunFolder folder) {
    try {
      return SummaryReading.of(folder);
    } catch (IOException | RuntimeException e) {
      return UnfinishedRun.damaged(folder, e);
    }
  }

  /** What is known of it stands in a file of its beginning; whether it goes on can change. */
  private RunEntry unfinished(RunFolder folder) throws IOException {
    Path known = folder.salvo().resolve("run.json");
    Stamp stamp = stamp(known).orElse(new Stamp(FileTime.fromMillis(0), 0));
    RunEntry begun = cached(entries, known, stamp, () -> UnfinishedRun.of(folder, settings));
    return UnfinishedRun.now(begun);
  }

  private static <T> T cached(Map<Path, Cached<T>> cache, Path file, Stamp stamp, Reader<T> reader)
      throws IOException {
    Cached<T> known = cache.get(file);
    if (known == null || !known.stamp().equals(stamp)) {
      known = new Cached<>(stamp, reader.read());
      cache.put(file, known);
    }
    return known.value();
  }

  private static Optional<Stamp> stamp(Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(new Stamp(attributes.lastModifiedTime(), attributes.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
