package salvo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import salvo.cli.named.NamedRun;
import salvo.event.log.SimulationLog;
import salvo.merge.InjectorLog;

/** The clock offsets of a merge, as in {@code run-a=250ms}; the time may be negative. */
final class ClockOffsets {

  private static final Pattern OFFSET = Pattern.compile("(.+)=([+-]?\\d{1,12})(ms|s)");
  private static final long SECOND = 1000;

  private final Path results;
  private final List<InjectorLog> logs = new ArrayList<>();

  private ClockOffsets(Path results) {
    this.results = results;
  }

  /**
   * The logs with their offsets; 0 for those without.
   *
   * @param offsets each for a run, named as a command names one
   * @param results the folder in which a run is known by its id
   * @throws IllegalArgumentException if an offset is not {@code LOG=TIME}, or is of a log that is
   *     not there or has one already
   * @throws salvo.event.log.SimulationLogException if a log does not exist
   */
  static List<InjectorLog> apply(List<String> offsets, List<Path> runs, Path results)
      throws IOException {
    ClockOffsets result = new ClockOffsets(results);
    for (Path run : runs) {
      result.logs.add(new InjectorLog(SimulationLog.locate(run), 0));
    }
    List<Integer> given = new ArrayList<>();
    for (String offset : offsets) {
      int log = result.apply(offset);
      if (given.contains(log)) {
        throw new IllegalArgumentException("--offset " + offset + ": this log has one already");
      }
      given.add(log);
    }
    return List.copyOf(result.logs);
  }

  private int apply(String offset) throws IOException {
    Matcher matcher = OFFSET.matcher(offset);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--offset " + offset + ": expected a log and a time, as in run-a=250ms or run-a=-2s");
    }
    long millis = Long.parseLong(matcher.group(2)) * (matcher.group(3).equals("s") ? SECOND : 1);
    Path log = SimulationLog.locate(NamedRun.of(matcher.group(1), results));
    for (int i = 0; i < logs.size(); i++) {
      if (Files.isSameFile(logs.get(i).path(), log)) {
        logs.set(i, new InjectorLog(logs.get(i).path(), millis));
        return i;
      }
    }
    throw new IllegalArgumentException(
        "--offset " + offset + ": this log is not one of those to merge: " + names());
  }

  private String names() {
    return logs.stream().map(log -> log.path().toString()).collect(Collectors.joining(", "));
  }
}
