package salvo.event.log;

import java.util.Arrays;
import java.util.List;
import salvo.event.RunEvent;

/** Makes events of what {@link PackedReader} has read: those that the other log has. */
public final class PackedEvents {

  private final long startMillis;
  private final List<String> scenarios;
  private final SharedTexts texts;
  private final Path noGroups = new Path(GroupPath.root());
  private String[] known = new String[256];

  /** Groups, and those within them by the number of the innermost one's name. */
  private static final class Path {
    private final GroupPath groups;
    private Path[] children = new Path[16];

    private Path(GroupPath groups) {
      this.groups = groups;
    }
  }

  /**
   * @param header of the other log
   * @param texts those of the other log
   */
  public PackedEvents(RunHeader header, SharedTexts texts) {
    this.startMillis = header.startMillis();
    this.scenarios = header.scenarios();
    this.texts = texts;
  }

  /**
   * The event of a record.
   *
   * @param numbers among which its own are
   * @param from where they begin
   */
  public RunEvent event(int[] numbers, int from) {
    boolean flag = PackedReader.flag(numbers[from]);
    int next = from + 1;
    return switch (PackedReader.type(numbers[from])) {
      case LogFormat.REQUEST -> {
        List<String> groups = groups(numbers, next);
        next += 1 + numbers[next];
        yield new RunEvent.Request(
            RunEvent.UNKNOWN_SCENARIO,
            groups,
            text(numbers[next]),
            startMillis + numbers[next + 1],
            startMillis + numbers[next + 2],
            flag,
            RunEvent.NO_STATUS,
            text(numbers[next + 3]));
      }
      case LogFormat.USER ->
          new RunEvent.User(scenarios.get(numbers[next]), flag, startMillis + numbers[next + 1]);
      case LogFormat.GROUP -> {
        List<String> groups = groups(numbers, next);
        next += 1 + numbers[next];
        yield new RunEvent.Group(
            RunEvent.UNKNOWN_SCENARIO,
            groups,
            startMillis + numbers[next],
            startMillis + numbers[next + 1],
            numbers[next + 2],
            flag);
      }
      default -> new RunEvent.Crash(text(numbers[next]), startMillis + numbers[next + 1]);
    };
  }

  private List<String> groups(int[] numbers, int from) {
    Path path = noGroups;
    for (int i = 1; i <= numbers[from]; i++) {
      path = child(path, numbers[from + i]);
    }
    return path.groups.groups();
  }

  private Path child(Path path, int number) {
    if (number >= path.children.length) {
      path.children = Arrays.copyOf(path.children, 2 * number);
    }
    if (path.children[number] == null) {
      path.children[number] = new Path(path.groups.child(text(number)));
    }
    return path.children[number];
  }

  private String text(int number) {
    if (number >= known.length) {
      known = Arrays.copyOf(known, 2 * number);
    }
    if (known[number] == null) {
      known[number] = texts.text(number);
    }
    return known[number];
  }
}
