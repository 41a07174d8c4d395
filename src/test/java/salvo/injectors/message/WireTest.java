package salvo.injectors.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

  private static final Beat BEAT =
      new Beat(10, 9, 1, 2.5, 0.25, Double.NaN, 12.5, new TreeMap<>(Map.of("tokens", 7.0)));

  static Stream<Message> messages() {
    return Stream.of(
        new Message.Join(4, new Member(1, "host", 9, new TreeMap<>(), facts()), "abc"),
        new Message.TellDigests(),
        new Message.Digests(facts()),
        new Message.Agreed(),
        new Message.Refused("Injector 2 of 4 \"never\" came."),
        new Message.Probe(3),
        new Message.Echo(3, 1_795_949_807_785.125, Long.MIN_VALUE),
        new Message.ClockTold(new ClockReading(1e12, -3_000.5, 2e12, -2_999.5, 0.25)),
        new Message.Ready(0.125),
        new Message.Start(Long.MAX_VALUE),
        new Message.BeatTold(BEAT),
        new Message.Sum(Beat.NONE, List.of()),
        new Message.Sum(
            BEAT, List.of(new InjectorRow(3, "höst", BEAT, 0.5, InjectorRow.State.LOST))),
        new Message.Lost(2, BEAT, 12.5),
        new Message.StopAsked("budget"),
        new Message.Stopped(2, "budget"),
        new Message.Wanted("identities", 0),
        new Message.FolderAt("/tmp/run", ".seen-1"),
        new Message.SendFiles(),
        new Message.FileBegin("salvo/run.json"),
        new Message.FileEnd(3, "00ff"),
        new Message.FilesEnd(2),
        new Message.Written(56_000),
        new Message.Delivered(""),
        new Message.Concluded(new Conclusion(3, "INVALID")));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldReadWhatWasSaidWhenItIsAMessage(Message message) throws IOException {
    assertThat(Wire.message(Wire.bytes(message))).isEqualTo(message);
    assertThat(Wire.piece(Wire.bytes(message))).isEmpty();
  }

  @Test
  void shouldReadTheBytesWhenAValueIsGiven() throws IOException {
    byte[] bytes = {0, 1, -1};
    Message.ValueOf value =
        (Message.ValueOf) Wire.message(Wire.bytes(new Message.ValueOf("name", 2, bytes)));

    assertThat(value.bytes()).isEqualTo(bytes);
    assertThat(Wire.piece(Wire.piece(bytes, 2)).orElseThrow()).containsExactly(0, 1);
  }

  @Test
  void shouldReadTheBytesWhenANoteIsGiven() throws IOException {
    byte[] bytes = {7, 1, -1};
    Message.Note note = (Message.Note) Wire.message(Wire.bytes(new Message.Note(300, bytes)));
    Message.Notice notice = (Message.Notice) Wire.message(Wire.bytes(new Message.Notice(bytes)));

    assertThat(note.from()).isEqualTo(300);
    assertThat(note.bytes()).isEqualTo(bytes);
    assertThat(notice.bytes()).isEqualTo(bytes);
  }

  @Test
  void shouldRefuseWhenItIsNoMessage() {
    byte[] beat = Wire.bytes(new Message.BeatTold(BEAT));
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[] {'J'},
            new byte[] {'X', 1},
            new byte[] {'N', 0, 0, 0},
            "J{\"is\":\"Unheard\"}".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(beat, beat.length - 1))) {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> Wire.message(bytes));
    }
  }

  @Test
  void shouldAddWhatAddsUpAndTakeTheWorstOfTheRestWhenBeatsAreSummed() {
    Beat other =
        new Beat(5, 5, 0, 1.5, 0.75, 3, 40, new TreeMap<>(Map.of("tokens", 1.0, "jobs", 2.0)));
    Beat calm = new Beat(10, 9, 1, 2.5, 0.25, 1, 12.5, new TreeMap<>(Map.of("tokens", 7.0)));

    assertThat(Beat.sum(List.of(calm, other)))
        .isEqualTo(
            new Beat(15, 14, 1, 4, 0.5, 3, 40, new TreeMap<>(Map.of("tokens", 8.0, "jobs", 2.0))));
  }

  private static TreeMap<String, String> facts() {
    return new TreeMap<>(Map.of("processors", "2"));
  }
}
