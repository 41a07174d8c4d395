package salvo.event.log;

import java.io.IOException;
import java.util.List;
import salvo.event.ClockShift;
import salvo.event.RunEvent;

/**
 * Decodes the records after the header, one at a time. What lasts is moved as a whole, by the clock
 * at its end: how long it took was told by one clock.
 */
final class RecordDecoder {

  private final LogInput in;
  private final ClockShift clock;
  private final long startMillis;
  private final List<String> scenarios;
  private final GroupPath noGroups = GroupPath.root();

  RecordDecoder(LogInput in, RunHeader header, ClockShift clock) {
    this.in = in;
    this.clock = clock;
    this.startMillis = header.startMillis();
    this.scenarios = header.scenarios();
  }

  RunEvent next() throws IOException {
    int type = in.u8();
    return switch (type) {
      case LogFormat.REQUEST -> request();
      case LogFormat.USER -> user();
      case LogFormat.GROUP -> group();
      case LogFormat.CRASH -> crash();
      default -> throw unknown(in, type);
    };
  }

  private RunEvent request() throws IOException {
    List<String> groups = groups();
    String name = in.cachedText();
    long start = instant();
    long end = instant();
    long shift = clock.at(end);
    boolean ok = in.flag();
    String message = in.cachedText();
    return new RunEvent.Request(
        RunEvent.UNKNOWN_SCENARIO,
        groups,
        name,
        start + shift,
        end + shift,
        ok,
        RunEvent.NO_STATUS,
        message);
  }

  private RunEvent user() throws IOException {
    String scenario = scenarios.get(scenarioIndex(in, scenarios.size()));
    return new RunEvent.User(scenario, in.flag(), clock.moved(instant()));
  }

  static SimulationLogException unknown(LogInput in, int type) {
    return in.damaged(in.offset() - 1, "a record of type " + type + " (1 to 4)");
  }

  static int scenarioIndex(LogInput in, int scenarios) throws IOException {
    int index = in.i32();
    if (index < 0 || index >= scenarios) {
      throw in.damaged(
          in.offset() - Integer.BYTES,
          "scenario number " + index + " (the run has " + scenarios + ")");
    }
    return index;
  }

  private RunEvent group() throws IOException {
    List<String> groups = groups();
    long start = instant();
    long end = instant();
    long shift = clock.at(end);
    int cumulated = in.i32();
    return new RunEvent.Group(
        RunEvent.UNKNOWN_SCENARIO, groups, start + shift, end + shift, cumulated, in.flag());
  }

  private RunEvent crash() throws IOException {
    return new RunEvent.Crash(in.cachedText(), clock.moved(instant()));
  }

  /** By the clock that wrote it. */
  private long instant() throws IOException {
    return startMillis + in.i32();
  }

  private List<String> groups() throws IOException {
    int depth = in.size("a group depth", LogFormat.MAX_GROUP_DEPTH);
    GroupPath path = noGroups;
    for (int i = 0; i < depth; i++) {
      path = path.child(in.cachedText());
    }
    return path.groups();
  }
}
