package salvo.ui.runs;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.config.SavedRunSettings;
import salvo.live.LiveMark;
import salvo.saved.RunFacts;
import salvo.saved.SavedRun;
import salvo.text.Outputs;
import salvo.ui.runs.RunEntry.Identity;
import salvo.ui.runs.RunEntry.Sparks;
import salvo.ui.runs.RunEntry.State;

/** Runs without a summary that can be read: they go on, were broken off, or are damaged. */
final class UnfinishedRun {

  private static final Pattern NAME = Pattern.compile("(.*)-(\\d{17})");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

  private UnfinishedRun() {}

  /** What is known of it by the files of its beginning. */
  static RunEntry of(RunFolder folder, SavedRunSettings settings) {
    try {
      RunFacts.Identity identity = SavedRun.open(folder.path(), settings).facts().identity();
      return entry(
          folder,
          State.BROKEN_OFF,
          List.of(
              "It has left no reports: its process is gone. Write them with ./salvo report "
                  + folder.id()
                  + "."),
          new Identity(
              identity.simulation(), identity.system(), identity.profile(), identity.target()));
    } catch (IOException | RuntimeException e) {
      return damaged(folder, e);
    }
  }

  /** The same as it is at this moment. */
  static RunEntry now(RunEntry begun) throws IOException {
    Optional<LiveMark> mark = LiveMark.ofRunning(begun.folder().salvo());
    return mark.isEmpty()
        ? begun
        : new RunEntry(
            begun.folder(),
            State.RUNNING,
            "",
            List.of(),
            begun.identity(),
            begun.start(),
            begun.durationSeconds(),
            begun.figures(),
            begun.sparks(),
            begun.userTypes(),
            mark.get().page());
  }

  /** A run that cannot be read, for a reason. */
  static RunEntry damaged(RunFolder folder, Exception why) {
    String simulation = matched(folder).map(it -> it.group(1)).orElse(folder.name());
    return entry(
        folder,
        State.DAMAGED,
        List.of(Outputs.reason(why).replace(folder.path() + "/", "")),
        new Identity(simulation, "", "", ""));
  }

  private static RunEntry entry(
      RunFolder folder, State state, List<String> reasons, Identity identity) {
    return new RunEntry(
        folder,
        state,
        "",
        reasons,
        identity,
        start(folder),
        0,
        Map.of(),
        Sparks.NONE,
        List.of(),
        Optional.empty());
  }

  /** Gatling names a run's folder by its simulation and the time. */
  private static Optional<Matcher> matched(RunFolder folder) {
    return Optional.of(NAME.matcher(folder.name())).filter(Matcher::matches);
  }

  private static String start(RunFolder folder) {
    try {
      return matched(folder)
          .map(it -> LocalDateTime.parse(it.group(2), TIME).toInstant(ZoneOffset.UTC).toString())
          .orElse("");
    } catch (DateTimeException e) {
      return "";
    }
  }
}
