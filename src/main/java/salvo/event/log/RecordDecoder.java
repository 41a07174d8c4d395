package salvo.event.log;

import java.io.IOException;
import java.util.List;
import salvo.event.RunEvent;

/** Decodes the records after the header, one at a time. */
final class RecordDecoder {

  private final LogInput in;
  private final long startMillis;
  private final List<String> scenarios;
  private final GroupPath noGroups = GroupPath.root();

  RecordDecoder(LogInput in, RunHeader header) {
    this.in = in;
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
      default -> throw in.damaged(in.offset() - 1, "a record of type " + type + " (1 to 4)");
    };
  }

  private RunEvent request() throws IOException {
    List<String> groups = groups();
    String name = in.cachedText();
    long start = instant();
    long end = instant();
    boolean ok = in.flag();
    String message = in.cachedText();
    return new RunEvent.Request(
        RunEvent.UNKNOWN_SCENARIO, groups, name, start, end, ok, RunEvent.NO_STATUS, message);
  }

  private RunEvent user() throws IOException {
    String scenario = scenarios.get(scenarioIndex());
    return new RunEvent.User(scenario, in.flag(), instant());
  }

  private int scenarioIndex() throws IOException {
    int index = in.i32();
    if (index < 0 || index >= scenarios.size()) {
      throw in.damaged(
          in.offset() - Integer.BYTES,
          "scenario number " + index + " (the run has " + scenarios.size() + ")");
    }
    return index;
  }

  private RunEvent group() throws IOException {
    List<String> groups = groups();
    long start = instant();
    long end = instant();
    int cumulated = in.i32();
    return new RunEvent.Group(RunEvent.UNKNOWN_SCENARIO, groups, start, end, cumulated, in.flag());
  }

  private RunEvent crash() throws IOException {
    return new RunEvent.Crash(in.cachedText(), instant());
  }

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
