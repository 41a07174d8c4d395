package salvo.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.event.ClockShift;
import salvo.event.Logs;
import salvo.event.RunEvent;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLog;
import salvo.event.log.SimulationLogException;

class LogMergeTest {

  @TempDir Path folder;
  private Path a;
  private Path b;
  private Path output;

  @BeforeEach
  void chooseFiles() {
    a = folder.resolve("a.log");
    b = folder.resolve("b.log");
    output = folder.resolve("merged").resolve("simulation.log");
  }

  @Test
  void shouldKeepEveryEventInOrderOfTimeWhenTwoLogsAreMerged() throws IOException {
    Logs.write(a, Logs.header("3.15.1"), Logs.oneOfEach());
    Logs.write(b, Logs.header("3.15.1"), Logs.random(2_000, 5));

    MergedLog merged = merge(0, 0);

    List<RunEvent> expected = new ArrayList<>(Logs.oneOfEach());
    expected.addAll(Logs.random(2_000, 5));
    expected.sort(Comparator.comparingLong(RunEvent::atMillis));
    assertThat(read(output)).isEqualTo(expected);
    assertThat(merged.events()).isEqualTo(2_011);
    assertThat(merged.parts()).extracting(part -> part.end().events()).containsExactly(11L, 2_000L);
    assertThat(merged.warnings()).isEmpty();
    assertThat(merged.header()).usingRecursiveComparison().isEqualTo(SimulationLog.header(output));
    assertThat(left()).containsExactlyInAnyOrder("a.log", "b.log", "merged", "simulation.log");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1_000, 10_000})
  void shouldSortExactlyWhenTheWindowIsSmallerThanTheDisorder(int window) throws IOException {
    Logs.write(a, Logs.header("3.15.1"), Logs.random(300, 7));
    List<RunEvent> backwards = new ArrayList<>(sorted(Logs.random(300, 8)));
    Collections.reverse(backwards);
    Logs.write(b, Logs.header("3.15.1"), backwards);

    new LogMerge(List.of(new InjectorLog(a, 0), new InjectorLog(b, 0)), false, window)
        .write(output);

    List<RunEvent> expected = new ArrayList<>(Logs.random(300, 7));
    expected.addAll(backwards);
    assertThat(read(output)).isEqualTo(sorted(expected));
  }

  /** Both ways to merge have to give the same, whichever the window leads to. */
  @ParameterizedTest
  @ValueSource(ints = {8, 32, 100, 1_000})
  void shouldMergeAlikeWhenLogsAreNearlyInOrder(int window) throws IOException {
    List<RunEvent> expected = new ArrayList<>();
    List<InjectorLog> logs = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      List<RunEvent> nearly = nearly(sorted(Logs.random(700, seed)), new Random(seed));
      expected.addAll(nearly);
      Path log = Logs.write(folder.resolve(seed + ".log"), Logs.header("3.15.1"), nearly);
      logs.add(new InjectorLog(log, 0));
    }

    MergedLog merged = new LogMerge(logs, false, window).write(output);

    assertThat(read(output)).isEqualTo(sorted(expected));
    assertThat(merged.parts()).allSatisfy(it -> assertThat(it.events()).isEqualTo(700));
  }

  /** So many are left to the thorough way, whose events are not told while it writes. */
  @Test
  void shouldMergeAlikeWhenThereAreDataInTheNamesOfRequests() throws IOException {
    List<RunEvent> events = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      events.add(Logs.request(List.of("g"), "get post " + i, i, i + 5, true, ""));
    }
    Logs.write(a, Logs.header("3.15.1"), events);
    Logs.write(b, Logs.header("3.15.1"), Logs.random(300, 7));

    MergedLog merged = merge(0, 0);

    List<RunEvent> expected = new ArrayList<>(events);
    expected.addAll(Logs.random(300, 7));
    assertThat(read(output)).isEqualTo(sorted(expected));
    assertThat(merged.told()).isFalse();
  }

  /** Each at most a few places from where it belongs. */
  private static List<RunEvent> nearly(List<RunEvent> events, Random random) {
    List<RunEvent> moved = new ArrayList<>(events);
    for (int i = 3; i < moved.size(); i += 4) {
      Collections.swap(moved, i, i - 1 - random.nextInt(3));
    }
    return moved;
  }

  @Test
  void shouldKeepTheOrderOfTheLogWhenEventsShareAMillisecond() throws IOException {
    List<RunEvent> first = new ArrayList<>();
    List<RunEvent> second = new ArrayList<>();
    Random random = new Random(9);
    for (int i = 0; i < 500; i++) {
      first.add(new RunEvent.Crash("first " + i, Logs.START + random.nextInt(3)));
      second.add(new RunEvent.Crash("second " + i, Logs.START + random.nextInt(3)));
    }
    Logs.write(a, Logs.header("3.15.1"), first);
    Logs.write(b, Logs.header("3.15.1"), second);

    new LogMerge(List.of(new InjectorLog(a, 0), new InjectorLog(b, 0)), false, 5).write(output);

    first.addAll(second);
    assertThat(read(output)).isEqualTo(sorted(first));
  }

  @Test
  void shouldMoveEveryInstantWhenALogHasAClockOffset() throws IOException {
    RunHeader later = header("simulations.A", Logs.START + 400, List.of("regular"), List.of());
    Logs.write(a, later, List.of(new RunEvent.User("regular", true, Logs.START + 500)));
    List<RunEvent> events =
        List.of(
            new RunEvent.User("regular", true, Logs.START),
            Logs.request(List.of("g"), "n", 10, 20, false, "m"),
            new RunEvent.Group("", List.of("g"), Logs.START + 9, Logs.START + 30, 10, true),
            new RunEvent.Crash("c", Logs.START + 40));
    Logs.write(b, header("simulations.A", Logs.START, List.of("regular"), List.of()), events);

    merge(-450, 70);

    assertThat(SimulationLog.header(output).startMillis()).isEqualTo(Logs.START - 50);
    assertThat(read(output))
        .containsExactly(
            new RunEvent.User("regular", true, Logs.START + 50),
            new RunEvent.User("regular", true, Logs.START + 70),
            Logs.request(List.of("g"), "n", 80, 90, false, "m"),
            new RunEvent.Group("", List.of("g"), Logs.START + 79, Logs.START + 100, 10, true),
            new RunEvent.Crash("c", Logs.START + 110));
  }

  /** Three injectors saw the same; one has a clock 3 s ahead, and one that gains 200 ppm. */
  @Test
  void shouldPutTheSameIntoTheSameSecondsWhenClocksAreOffOrDrift() throws IOException {
    long twoHours = 7_200_000;
    List<RunEvent> seen = new ArrayList<>();
    for (long at = 0; at <= twoHours; at += 999) {
      seen.add(request(Logs.START + at, Logs.START + at + 345));
    }
    Path right = written("right", seen, it -> it);
    Path ahead = written("ahead", seen, it -> it + 3_000);
    Path gaining = written("gaining", seen, it -> it + gained(it));
    ClockShift threeSeconds = shift(3_000, 3_000, Logs.START + 3_000, twoHours);
    ClockShift drift = shift(0, gained(Logs.START + twoHours), Logs.START, twoHours + 1_440);

    new LogMerge(
            List.of(
                new InjectorLog(right, 0),
                new InjectorLog(ahead, threeSeconds, Set.of(), Optional.empty()),
                new InjectorLog(gaining, drift, Set.of(), Optional.empty())),
            false)
        .write(output);

    List<RunEvent> merged = read(output);
    assertThat(merged).hasSize(3 * seen.size());
    assertThat(drift.gainPpm().orElseThrow()).isCloseTo(200, within(0.1));
    for (int i = 0; i < merged.size(); i++) {
      RunEvent.Request request = (RunEvent.Request) merged.get(i);
      RunEvent.Request same = (RunEvent.Request) seen.get(i / 3);
      assertThat(request.endMillis()).isCloseTo(same.endMillis(), within(1L));
      assertThat(request.responseTimeMillis()).isEqualTo(345);
    }
  }

  private static long gained(long instant) {
    return Math.round((instant - Logs.START) * 200e-6);
  }

  private static ClockShift shift(long firstAhead, long lastAhead, long from, long millis) {
    return new ClockShift(from, -firstAhead, from + millis, -lastAhead, OptionalDouble.of(0));
  }

  private Path written(String name, List<RunEvent> seen, LongUnaryOperator clock)
      throws IOException {
    Path log = folder.resolve(name + ".log");
    List<RunEvent> events = new ArrayList<>();
    for (RunEvent event : seen) {
      RunEvent.Request it = (RunEvent.Request) event;
      long end = clock.applyAsLong(it.endMillis());
      events.add(request(end - it.responseTimeMillis(), end));
    }
    Logs.write(log, Logs.header("3.15.1"), events);
    return log;
  }

  private static RunEvent.Request request(long start, long end) {
    return new RunEvent.Request("", List.of("g"), "n", start, end, true, 0, "");
  }

  @Test
  void shouldUniteScenariosAndAssertionsWhenTheyDiffer() throws IOException {
    byte[] one = {1, -1, 0};
    byte[] two = {2};
    Logs.write(
        a, header("simulations.A", 5, List.of("regular", "用户"), List.of(one, two)), List.of());
    RunEvent.User user = new RunEvent.User("admin", true, 9);
    Logs.write(
        b,
        header("simulations.A", 3, List.of("admin", "regular"), List.of(two.clone(), new byte[0])),
        List.of(user));

    RunHeader header = merge(0, 0).header();

    assertThat(header.scenarios()).containsExactly("regular", "用户", "admin");
    assertThat(header.assertions()).containsExactly(one, two, new byte[0]);
    assertThat(header.startMillis()).isEqualTo(3);
    assertThat(read(output)).containsExactly(user);
  }

  @Test
  void shouldJoinTheDescriptionsWhenTheyDiffer() throws IOException {
    Logs.write(a, described("nightly"), List.of());
    Logs.write(b, described("夜"), List.of());
    Path c = Logs.write(folder.resolve("c.log"), described("nightly"), List.of());
    Path d = Logs.write(folder.resolve("d.log"), described(""), List.of());

    new LogMerge(Stream.of(a, b, c, d).map(log -> new InjectorLog(log, 0)).toList(), false)
        .write(output);

    assertThat(SimulationLog.header(output).description()).isEqualTo("nightly; 夜");
  }

  @Test
  void shouldKeepNamesWhenTheyAreHostile() throws IOException {
    String longest = "語".repeat(32_768);
    List<RunEvent> events =
        List.of(
            Logs.request(List.of("", longest, ""), "", 0, 1, false, longest),
            Logs.request(List.of("\u0000"), "cut: \ud83d", 0, 2, false, "\n\t,\"<script>"),
            Logs.request(List.of("x".repeat(32_768)), "ÿ", 0, 3, true, ""),
            new RunEvent.User("", true, Logs.START + 4),
            new RunEvent.User(longest, false, Logs.START + 5));
    RunHeader header = header("simulations.A", Logs.START, List.of("", longest), List.of());
    Logs.write(a, header, events);
    Logs.write(b, header, List.of());

    merge(0, 0);

    assertThat(read(output)).isEqualTo(events);
    assertThat(SimulationLog.header(output).scenarios()).containsExactly("", longest);
  }

  @Test
  void shouldSayWhatIsMissingWhenALogIsCutOff() throws IOException {
    Logs.write(a, Logs.header("3.15.1"), Logs.oneOfEach());
    Logs.write(b, Logs.header("3.15.1"), Logs.random(10, 1));
    byte[] whole = Files.readAllBytes(b);
    Files.write(b, Arrays.copyOf(whole, whole.length - 1));

    MergedLog merged = merge(0, 0);

    long complete = merged.parts().get(1).end().completeBytes();
    assertThat(merged.events()).isEqualTo(20);
    assertThat(merged.warnings())
        .containsExactly(
            b
                + " is not whole: the last record, at byte "
                + complete
                + ", is cut off: the run was stopped before Gatling wrote the rest."
                + " Its first 9 events were merged.");
    assertThat(read(output)).hasSize(20);
  }

  @Test
  void shouldWriteNothingWhenALogIsDamaged() throws IOException {
    Logs.write(a, Logs.header("3.15.1"), Logs.oneOfEach());
    Logs.write(b, Logs.header("3.15.1"), List.of());
    Files.write(b, new byte[] {9}, java.nio.file.StandardOpenOption.APPEND);

    assertRefused("is damaged at byte", 0);
    assertThat(left()).containsExactlyInAnyOrder("a.log", "b.log");
  }

  @Test
  void shouldNameBothWhenTheGatlingVersionsDiffer() throws IOException {
    Logs.write(a, Logs.header("3.15.1"), List.of());
    Logs.write(b, Logs.header("3.15.2"), List.of());

    assertRefused(
        "The logs were written by different Gatling versions: "
            + a
            + " (3.15.1), "
            + b
            + " (3.15.2). Gatling reads only logs of its own version",
        0);
    Logs.write(b, Logs.header("3.14.9"), List.of());
    assertRefused(b + " was written by Gatling 3.14.9; only logs of Gatling 3.15.x", 0);
  }

  @Test
  void shouldSayWhichDifferWhenTheSimulationsDo() throws IOException {
    Logs.write(a, header("simulations.A", 1, List.of(), List.of()), List.of());
    Logs.write(b, header("simulations.B", 1, List.of(), List.of()), List.of());
    String differing =
        "The logs are of different simulations: "
            + a
            + " (simulations.A), "
            + b
            + " (simulations.B).";

    assertRefused(differing + " Merge logs of one simulation, or allow different ones", 0);
    MergedLog merged =
        new LogMerge(List.of(new InjectorLog(a, 0), new InjectorLog(b, 0)), true).write(output);

    assertThat(merged.header().simulationClass()).isEqualTo("simulations.A");
    assertThat(merged.warnings()).containsExactly(differing + " The merged log names the first.");
  }

  @Test
  void shouldRefuseWhenALogIsGivenTwice() throws IOException {
    Logs.write(a, Logs.header("3.15.1"), List.of());
    Files.createSymbolicLink(b, a);

    assertRefused(b + " is given twice, first as " + a + ": its events would count twice.", 0);
  }

  @Test
  void shouldLeaveTheOutputAloneWhenItExists() throws IOException {
    Logs.write(a, Logs.header("3.15.1"), List.of());
    Logs.write(b, Logs.header("3.15.1"), List.of());

    output = b;
    assertRefused(b + " is one of the logs to merge", 0);
    output = Files.writeString(folder.resolve("c.log"), "kept");
    assertRefused(output + " exists already; remove it, or write", 0);
    assertThat(output).hasContent("kept");
    output = output.resolve("simulation.log");
    assertRefused("c.log is a file; the merged log needs a folder to stand in.", 0);
  }

  @Test
  void shouldRefuseWhenThereIsNothingToMerge() throws IOException {
    assertThatThrownBy(() -> new LogMerge(List.of(), false).write(output))
        .isInstanceOf(SimulationLogException.class)
        .hasMessage("There is no log to merge; give at least one.");
    Logs.write(a, Logs.header("3.15.1"), List.of());
    assertRefused(b + " does not exist", 0);
    assertThat(left()).containsExactly("a.log");
  }

  @Test
  void shouldRefuseWhenTheClocksAreMoreThanAMonthApart() throws IOException {
    Logs.write(a, Logs.header("3.15.1"), Logs.oneOfEach());
    Logs.write(b, Logs.header("3.15.1"), Logs.oneOfEach());

    assertRefused(b + " does not fit into one log with the others: Instant", 2_147_483_647L);
    assertThat(left()).containsExactlyInAnyOrder("a.log", "b.log");
  }

  private MergedLog merge(long offsetA, long offsetB) throws IOException {
    return new LogMerge(List.of(new InjectorLog(a, offsetA), new InjectorLog(b, offsetB)), false)
        .write(output);
  }

  private void assertRefused(String message, long offsetB) {
    assertThatThrownBy(() -> merge(0, offsetB))
        .isInstanceOf(SimulationLogException.class)
        .hasMessageContaining(message);
  }

  private static RunHeader header(
      String simulation, long start, List<String> scenarios, List<byte[]> assertions) {
    return new RunHeader("3.15.1", simulation, start, "", scenarios, assertions);
  }

  private static RunHeader described(String description) {
    return new RunHeader("3.15.1", "simulations.A", 1, description, List.of(), List.of());
  }

  private static List<RunEvent> sorted(List<RunEvent> events) {
    return events.stream().sorted(Comparator.comparingLong(RunEvent::atMillis)).toList();
  }

  private static List<RunEvent> read(Path log) throws IOException {
    List<RunEvent> events = new ArrayList<>();
    assertThat(SimulationLog.read(log, events::add).whole()).isTrue();
    return events;
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.equals(folder))
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }
}
