package salvo.ui.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.KnownProcess;
import salvo.ui.runs.RunFolders;
import salvo.ui.runs.RunProcesses;

/**
 * The runs that were started from the room, also by one that has ended since: each has a folder
 * with what its console said. Safe for use by several threads.
 */
final class Starts {

  private static final String FOLDER = ".ui";
  private static final int MOST_KEPT = 50;
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RunFolders folders;
  private final Path folder;

  Starts(RunFolders folders) {
    this.folders = folders;
    this.folder = folders.results().resolve(FOLDER);
  }

  /** Starts a run. */
  synchronized Start start(RunForm form, KnownSimulation simulation) throws IOException {
    tidy();
    Instant now = Instant.now();
    Path own = folder.resolve(ID.format(now) + "-" + simulation.simpleName());
    Files.createDirectories(own);
    Process process =
        Launcher.start(form, simulation, folders.results().toAbsolutePath(), Start.console(own));
    Start start =
        new Start(
            own,
            simulation.className(),
            CommandText.of(simulation, form),
            now.toString(),
            KnownProcess.of(process.toHandle()),
            Optional.empty());
    start.write();
    return start;
  }

  /** All of them, the newest first. */
  synchronized List<Start> all() throws IOException {
    List<Start> all = new ArrayList<>();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          Start.read(entry).ifPresent(all::add);
        }
      }
    }
    all.sort(Comparator.comparing(Start::id).reversed());
    for (int i = 0; i < all.size(); i++) {
      all.set(i, withRun(all.get(i)));
    }
    return all;
  }

  Optional<Start> find(String id) throws IOException {
    return all().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** While it runs its process tells which run it is, afterwards what it said last. */
  private Start withRun(Start start) throws IOException {
    if (start.run().isPresent()) {
      return start;
    }
    Optional<String> run =
        start.isRunning()
            ? new RunProcesses(folders).runOf(start.process())
            : said(start).filter(it -> folders.find(List.of(it)).isPresent());
    if (run.isEmpty()) {
      return start;
    }
    Start known = start.with(run.get());
    known.write();
    return known;
  }

  private static Optional<String> said(Start start) throws IOException {
    Pattern id = Pattern.compile(start.simulation().toLowerCase(Locale.ROOT) + "-\\d{17}");
    if (!Files.exists(start.console())) {
      return Optional.empty();
    }
    Matcher found = id.matcher(Files.readString(start.console(), StandardCharsets.ISO_8859_1));
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  private void tidy() throws IOException {
    List<Start> over = all().stream().filter(it -> !it.isRunning()).skip(MOST_KEPT).toList();
    for (Start start : over) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(start.folder())) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(start.folder());
    }
  }
}
