package salvo.event.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.event.Logs;
import salvo.event.RunEvent;

class SimulationLogTest {

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void chooseFile() {
    log = folder.resolve("simulation.log");
  }

  @Test
  void shouldGiveBackEveryEventWhenReadingWhatWasWritten() throws IOException {
    Logs.write(log, Logs.header("3.15.1"), Logs.oneOfEach());

    List<RunEvent> events = new ArrayList<>();
    LogEnd end = SimulationLog.read(log, events::add);

    assertThat(events).isEqualTo(Logs.oneOfEach());
    assertThat(end.whole()).isTrue();
    assertThat(end.events()).isEqualTo(11);
    assertThat(end.completeBytes()).isEqualTo(Files.size(log));
    assertThat(end.reason()).isEqualTo("the log is whole");
  }

  @Test
  void shouldKeepTheHeaderWhenItHasAssertionsAndForeignScripts() throws IOException {
    RunHeader header =
        new RunHeader(
            "3.15.1",
            "simulations.A",
            Logs.START,
            "nightly – 夜",
            List.of("a", "ö", "用户"),
            List.of(new byte[] {1, -1, 0}, new byte[0]));
    Logs.write(log, header, List.of());

    assertThat(SimulationLog.header(log)).usingRecursiveComparison().isEqualTo(header);
    assertThat(SimulationLog.read(log, e -> {}).events()).isZero();
  }

  @Test
  void shouldReadTheDocumentedBytesWhenTheyWereNotWrittenByUs() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(256).put(headerBytes());
    bytes.put((byte) 1).putInt(1);
    bytes.putInt(1).putInt(1).put((byte) 'g').put((byte) 0);
    bytes.putInt(2).putInt(4).put(new byte[] {0x61, 0, 0x69, 0x72, 1});
    bytes.putInt(7).putInt(9).put((byte) 0).putInt(3).putInt(0);
    bytes.put((byte) 4).putInt(-2).putInt(-1);
    Files.write(log, Arrays.copyOf(bytes.array(), bytes.position()));

    List<RunEvent> events = new ArrayList<>();
    SimulationLog.read(log, events::add);

    assertThat(events)
        .containsExactly(
            new RunEvent.Request("", List.of("g"), "a物", 1007, 1009, false, 0, ""),
            new RunEvent.Crash("a物", 999));
  }

  @Test
  void shouldShareTextsAndGroupListsWhenRecordsRepeatThem() throws IOException {
    Logs.write(log, Logs.header("3.15.1"), Logs.random(100, 1));

    List<RunEvent.Request> requests = new ArrayList<>();
    SimulationLog.read(log, e -> requests.add((RunEvent.Request) e));

    RunEvent.Request first = requests.get(0);
    assertThat(requests.subList(1, 100))
        .filteredOn(r -> r.groups().equals(first.groups()))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.groups()).isSameAs(first.groups()));
  }

  @Test
  void shouldGiveEveryWholeRecordWhenTheLogIsCutAtAnyByte() throws IOException {
    List<RunEvent> all = Logs.oneOfEach();
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i <= all.size(); i++) {
      Logs.write(log, Logs.header("3.15.1"), all.subList(0, i));
      ends.add((int) Files.size(log));
    }
    byte[] bytes = Files.readAllBytes(log);

    for (int cut = ends.get(0); cut <= bytes.length; cut++) {
      Files.write(log, Arrays.copyOf(bytes, cut));
      List<RunEvent> events = new ArrayList<>();
      LogEnd end = SimulationLog.read(log, events::add);

      int bound = cut;
      int whole = (int) ends.stream().filter(e -> e <= bound).count() - 1;
      assertThat(events).as("cut at %d", cut).isEqualTo(all.subList(0, whole));
      assertThat(end.events()).isEqualTo(whole);
      assertThat(end.completeBytes()).as("cut at %d", cut).isEqualTo((long) ends.get(whole));
      assertThat(end.whole()).as("cut at %d", cut).isEqualTo(ends.get(whole) == cut);
      if (!end.whole()) {
        assertThat(end.reason()).contains("at byte " + ends.get(whole) + ", is cut off");
      }
    }
  }

  @Test
  void shouldSayWhatIsMissingWhenTheLogIsCutInsideItsHeader() throws IOException {
    Logs.write(log, Logs.header("3.15.1"), List.of());
    byte[] bytes = Files.readAllBytes(log);

    for (int cut = 1; cut < bytes.length; cut++) {
      Files.write(log, Arrays.copyOf(bytes, cut));
      assertThatThrownBy(() -> SimulationLog.read(log, e -> {}))
          .as("cut at %d", cut)
          .isInstanceOf(SimulationLogException.class)
          .hasMessageStartingWith(log + " ends inside its header");
    }
  }

  @Test
  void shouldReadAcrossTheBufferWhenTheLogIsLargerThanIt() throws IOException {
    List<RunEvent> written = Logs.random(40_000, 2);
    Logs.write(log, Logs.header("3.15.1"), written);
    assertThat(Files.size(log)).isGreaterThan(1_000_000);

    List<RunEvent> events = new ArrayList<>();
    SimulationLog.read(log, events::add);

    assertThat(events).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.14.9", "3.16.0", "3.150.1", "4.0.0"})
  void shouldNameTheVersionWhenItIsNotSupported(String version) throws IOException {
    Logs.write(log, Logs.header(version), Logs.oneOfEach());

    assertThatThrownBy(() -> SimulationLog.header(log))
        .isInstanceOf(SimulationLogException.class)
        .hasMessageContaining("written by Gatling " + version)
        .hasMessageContaining("only logs of Gatling 3.15.x");
  }

  @Test
  void shouldSaySoWhenTheFileIsMissingEmptyOrAFolder() throws IOException {
    assertRefused("does not exist");
    Files.createFile(log);
    assertRefused("is empty");
    Files.delete(log);
    Files.createDirectory(log);
    assertRefused("is a directory");
  }

  @Test
  void shouldRefuseTheFileWhenItIsNotABinaryLog() throws IOException {
    Files.writeString(log, "RUN\tsimulations.A\t\t1700000000000\t \t3.10.0\n");
    assertRefused("is not a binary simulation.log: it begins with byte 82, expected 0");
    Files.write(log, new byte[5_000]);
    assertRefused("it has no Gatling version at byte 1");
    Files.write(log, new byte[] {0, 0x7f, 0, 0, 0, 1, 2, 3});
    assertRefused("it has no Gatling version at byte 1");
    Files.write(log, new byte[] {0, 0, 0, 0, 3, 'a', '.', 'b', 0});
    assertRefused("it has no Gatling version at byte 1");
  }

  @Test
  void shouldNameTheByteAndGiveWhatIsBeforeWhenARecordTypeIsUnknown() throws IOException {
    assertDamaged(record(1).put((byte) 9), 0, "a record of type 9 (1 to 4)");
    assertDamaged(record(1).put((byte) 0), 0, "a record of type 0 (1 to 4)");
  }

  @Test
  void shouldNeverAllocateItWhenALengthIsAbsurd() throws IOException {
    ByteBuffer message = record(13).put((byte) 4).putInt(1).putInt(Integer.MAX_VALUE);
    assertDamaged(message, 5, "a text length of 2147483647 (0 to 65536)");
    assertDamaged(record(13).put((byte) 4).putInt(1).putInt(-7), 5, "a text length of -7");
    assertDamaged(record(5).put((byte) 1).putInt(1_000_000_000), 1, "a group depth of 1000000000");
    assertDamaged(record(5).put((byte) 3).putInt(-1), 1, "a group depth of -1");
  }

  @Test
  void shouldNameTheByteWhenATextIndexIsImpossible() throws IOException {
    for (int index : new int[] {0, 2, 2_000_000_000, -1, Integer.MIN_VALUE}) {
      assertDamaged(
          record(9).put((byte) 4).putInt(index), 1, "text index " + index + " (-1 to 0, or 1");
    }
  }

  @Test
  void shouldNameTheByteWhenAFlagACoderOrAScenarioIsImpossible() throws IOException {
    assertDamaged(record(10).put((byte) 2).putInt(0).put((byte) 2), 5, "a flag of 2 (0 or 1)");
    assertDamaged(record(10).put((byte) 2).putInt(1), 1, "scenario number 1 (the run has 1)");
    assertDamaged(record(10).put((byte) 2).putInt(-1), 1, "scenario number -1");
    ByteBuffer coder = record(15).put((byte) 4).putInt(1).putInt(1);
    assertDamaged(coder.put((byte) 'x').put((byte) 3), 10, "a text of 1 bytes with coder 3");
    ByteBuffer odd = record(15).put((byte) 4).putInt(1).putInt(1);
    assertDamaged(odd.put((byte) 'x').put((byte) 1), 10, "a text of 1 bytes with coder 1");
  }

  @Test
  void shouldEndInAnErrorOrAResultWhenAnyByteIsWrong() throws IOException {
    Logs.write(log, Logs.header("3.15.1"), Logs.oneOfEach());
    byte[] bytes = Files.readAllBytes(log);

    for (int at = 0; at < bytes.length; at++) {
      for (int flip : new int[] {0x80, 0x7f, 0xff, 1}) {
        byte[] wrong = bytes.clone();
        wrong[at] ^= (byte) flip;
        Files.write(log, wrong);
        assertReadsOrExplains(at);
      }
    }
  }

  private void assertReadsOrExplains(int at) throws IOException {
    try {
      assertThat(SimulationLog.read(log, e -> {}).events()).as("byte %d", at).isBetween(0L, 20L);
    } catch (SimulationLogException e) {
      assertThat(e).as("byte %d", at).hasMessageStartingWith(log.toString());
    }
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> SimulationLog.read(log, e -> {}))
        .isInstanceOf(SimulationLogException.class)
        .hasMessageContaining(log.toString())
        .hasMessageContaining(message);
  }

  private void assertDamaged(ByteBuffer record, int offset, String found) throws IOException {
    byte[] header = headerBytes();
    byte[] user = {2, 0, 0, 0, 0, 1, 0, 0, 0, 3};
    ByteBuffer bytes = ByteBuffer.allocate(header.length + user.length + record.capacity());
    bytes.put(header).put(user);
    int begin = bytes.position();
    Files.write(log, bytes.put(record.rewind()).array());

    List<RunEvent> events = new ArrayList<>();
    assertThatThrownBy(() -> SimulationLog.read(log, events::add))
        .isInstanceOf(SimulationLogException.class)
        .hasMessageContaining(log + " is damaged at byte " + (begin + offset) + ": found ")
        .hasMessageContaining(found);
    assertThat(events).containsExactly(new RunEvent.User("s", true, 1003));
  }

  private static ByteBuffer record(int capacity) {
    return ByteBuffer.allocate(capacity);
  }

  /** Version 3.15.1, class "C", start 1000, no description, the scenario "s", no assertions. */
  private static byte[] headerBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(64).put((byte) 0).putInt(6);
    bytes.put("3.15.1".getBytes(StandardCharsets.ISO_8859_1)).put((byte) 0);
    bytes.putInt(1).put((byte) 'C').put((byte) 0).putLong(1000).putInt(0);
    bytes.putInt(1).putInt(1).put((byte) 's').put((byte) 0).putInt(0);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
