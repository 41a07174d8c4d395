package salvo.gatling.stream.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramesTest {

  /** With \n, \r and \uFEFF written out; events are separated by slashes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          data: a\\n\\n                          | a
          data: a\\r\\r                          | a
          data: a\\r\\n\\r\\n                    | a
          data:a\\n\\ndata: b\\n\\n              | a/b
          data:  a\\n\\n                         | ` a`
          data: a\\ndata: b\\n\\n                | a~b
          data: a\\rdata: b\\r\\n\\r\\n          | a~b
          data\\n\\n                             | EMPTY
          data\\ndata\\n\\n                      | ~
          : a comment\\n\\ndata: a\\n\\n         | a
          :\\n:\\n\\ndata: a\\n:x\\ndata: b\\n\\n| a~b
          \\uFEFFdata: a\\n\\n                   | a
          data: \\uFEFFa\\n\\n                   | \\uFEFFa
          id: 1\\nretry: 3\\nother\\ndata: a\\n\\n | a
          Data: a\\n\\ndata : b\\n\\n            | NONE
          data: a\\n                             | NONE
          data: a                                | NONE
          event: x\\n\\n                         | NONE
          event: x\\ndata: a\\n\\ndata: b\\n\\n  | x>a/b
          data: {"a": ": "}\\n\\n                | {"a": ": "}
          """)
  void shouldKeepToTheRulesWhereverAStreamOfEventsIsSplit(String stream, String events) {
    byte[] bytes = text(stream).getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        assertThat(read(SseFrames::new, bytes, first, second))
            .as("split at %d and %d", first, second)
            .isEqualTo(expected(events));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}\\n{"b":2}\\n     | {"a":1}/{"b":2}
          {"a":1}\\r\\n{"b":2}\\r\\n | {"a":1}/{"b":2}
          {"a":1}\\n\\n\\n{"b":2}  | {"a":1}/{"b":2}
          \\n                       | NONE
          {"ä":1}                    | {"ä":1}
          \\uFEFF{"a":1}\\n\\uFEFF{}\\n | {"a":1}/\\uFEFF{}
          """)
  void shouldGiveEachLineWhereverAStreamOfLinesIsSplit(String stream, String events) {
    byte[] bytes = text(stream).getBytes(StandardCharsets.UTF_8);
    for (int split = 0; split <= bytes.length; split++) {
      assertThat(read(LineFrames::new, bytes, split, split)).isEqualTo(expected(events));
    }
  }

  @Test
  void shouldReplaceWhatIsNoUtf8() {
    byte[] bytes = {'d', 'a', 't', 'a', ':', (byte) 0xff, 'a', '\n', '\n'};

    assertThat(read(SseFrames::new, bytes, 0, 0)).containsExactly("\uFFFDa");
  }

  @Test
  void shouldGiveUpOnAnEventWithoutEnd() {
    byte[] much = new byte[1024 * 1024];
    Arrays.fill(much, (byte) 'x');
    for (Frames frames : List.of(new SseFrames(), new LineFrames())) {
      assertThatExceptionOfType(TooLongEvent.class)
          .isThrownBy(
              () -> {
                for (int i = 0; i < 6; i++) {
                  frames.take(much, 0, much.length, (type, data) -> {});
                }
              });
    }
  }

  @Test
  void shouldGiveUpOnManyLinesOfOneEvent() {
    byte[] line = ("data: " + "x".repeat(1024) + "\n").getBytes(StandardCharsets.UTF_8);
    Frames frames = new SseFrames();

    assertThatExceptionOfType(TooLongEvent.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 8 * 1024; i++) {
                frames.take(line, 0, line.length, (type, data) -> {});
              }
            });
  }

  private static List<String> read(
      Supplier<Frames> kind, byte[] bytes, int firstSplit, int secondSplit) {
    List<String> events = new ArrayList<>();
    Frames frames = kind.get();
    Frames.Events sink = (type, data) -> events.add(type.isEmpty() ? data : type + ">" + data);
    frames.take(bytes, 0, firstSplit, sink);
    frames.take(bytes, firstSplit, secondSplit, sink);
    frames.take(bytes, secondSplit, bytes.length, sink);
    frames.end(sink);
    return events;
  }

  private static List<String> expected(String events) {
    return switch (events) {
      case "NONE" -> List.of();
      case "EMPTY" -> List.of("");
      default -> Arrays.stream(text(events).split("/")).map(it -> it.replace('~', '\n')).toList();
    };
  }

  private static String text(String written) {
    return written.replace("\\n", "\n").replace("\\r", "\r").replace("\\uFEFF", "\uFEFF");
  }
}
