package salvo.gatling.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.internal.Converters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.gatling.engine.GatlingDsl;

class LargeFeederTest {

  private static final List<String> CELLS =
      List.of(
          "", "a", "\"\"", "\"a,b\"", "\"x\ny\"", "\"1\"\"2\"", "5\" disk", "wörd 😀", " ", "\\");

  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    GatlingDsl.allow();
  }

  static Stream<String> csv() {
    Random random = new Random(7);
    Stream<String> random40 =
        IntStream.range(0, 40)
            .mapToObj(
                it ->
                    IntStream.range(0, 50)
                        .mapToObj(row -> row(random))
                        .collect(Collectors.joining(it % 2 == 0 ? "\n" : "\r\n", "a,b,c\n", "")));
    return Stream.concat(
        Stream.of(
            "\ufeff\"a\nb\",c\n1,2\n3,4",
            "a,b\n1,2\n\n\n3,4\n\"\"\n",
            "a\n\"\"\"\"\n\"\"\n\"b\"\n\"\"\r\nc\r\n",
            "a\r1\r2\r",
            "a,b\n1\n2,3\n4,5,6\n"),
        random40);
  }

  private static String row(Random random) {
    return IntStream.range(0, 3)
        .mapToObj(it -> CELLS.get(random.nextInt(CELLS.size())))
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @MethodSource("csv")
  void shouldReadWhatGatlingReads(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    List<Map<String, Object>> expected = CoreDsl.csv(file.toString()).readRecords();

    for (int blockBytes : new int[] {1, 20, 4096}) {
      var feeder = new LargeFeeder<String>(RecordFile.of(file, blockBytes));
      assertThat(feeder.readRecords()).isEqualTo(expected);
      assertThat(feeder.recordsCount()).isEqualTo(expected.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"a\":1},{\"a\":{\"b\":[1,2.5,null,true]},\"c\":\"}]{\"}]",
        "\ufeff [ {\"a\":\"wörd 😀\"} , 3, [{\"x\":1}],\n {\"a\":\"\\\"\"}, \"{\" , {} ]\n"
      })
  void shouldReadWhatGatlingReadsOfJson(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), text);
    List<Map<String, Object>> expected = CoreDsl.jsonFile(file.toString()).readRecords();

    for (int blockBytes : new int[] {1, 20, 4096}) {
      var feeder = new LargeFeeder<Object>(RecordFile.of(file, blockBytes));
      assertThat(feeder.readRecords()).isEqualTo(expected);
      assertThat(feeder.recordsCount()).isEqualTo(expected.size());
    }
  }

  @Test
  void shouldGiveTheRecordsInTheOrderOfItsStrategy() throws IOException {
    FeederBuilder<String> feeder = new LargeFeeder<>(RecordFile.of(numbers(1_000), 100));
    List<Integer> inOrder = IntStream.range(0, 1_000).boxed().toList();

    assertThat(taken(feeder.queue(), 2_000)).isEqualTo(inOrder);
    List<Integer> circular = taken(feeder.circular(), 2_500);
    assertThat(circular).hasSize(2_500);
    assertThat(circular.subList(999, 1_002)).containsExactly(999, 0, 1);
    List<Integer> shuffled = taken(feeder.shuffle(), 2_000);
    assertThat(shuffled).isNotEqualTo(inOrder).hasSize(1_000).containsAll(inOrder);
    List<Integer> random = taken(feeder.random(), 10_000);
    assertThat(random).hasSize(10_000);
    assertThat(new HashSet<>(random)).hasSizeGreaterThan(950);
    // Not the file's beginning first: one in ten of the first hundred lies in each tenth of it.
    assertThat(random.subList(0, 100).stream().map(it -> it / 100).distinct().count())
        .isGreaterThan(7);
  }

  @Test
  void shouldTransformEachValue() throws IOException {
    FeederBuilder<Object> feeder =
        new LargeFeeder<String>(RecordFile.of(numbers(3)))
            .queue()
            .transform((name, value) -> name + "=" + value)
            .transform((name, value) -> value + "!");

    assertThat(feeder.readRecords())
        .containsExactly(Map.of("n", "n=0!"), Map.of("n", "n=1!"), Map.of("n", "n=2!"));
  }

  @Test
  void shouldRefuseWhatHasNoEndAndWhatIsNoArray() throws IOException {
    Path open = Files.writeString(folder.resolve("a.csv"), "a\n1\n\"" + "x\n".repeat(4_000_001));
    assertThatThrownBy(() -> RecordFile.of(open, 1))
        .hasMessage(
            "the record that begins at byte 4 has no end within 8,000,000 bytes, as when a"
                + " quotation mark is not closed");
    Path object = Files.writeString(folder.resolve("a.json"), "{\"a\":1}");
    assertThatThrownBy(() -> RecordFile.of(object)).hasMessage("it is not an array of objects");
    Path cut = Files.writeString(folder.resolve("b.json"), "[{\"a\":1}, {\"a\"");
    assertThatThrownBy(() -> RecordFile.of(cut)).hasMessageStartingWith("Unexpected end-of-input");
  }

  private Path numbers(int count) throws IOException {
    return Files.write(
        folder.resolve("numbers.csv"),
        Stream.concat(Stream.of("n"), IntStream.range(0, count).mapToObj(String::valueOf))
            .toList());
  }

  private static List<Integer> taken(FeederBuilder<String> feeder, int most) {
    List<Integer> numbers = new ArrayList<>();
    var records = feeder.asScala().apply();
    while (records.hasNext() && numbers.size() < most) {
      numbers.add(Integer.valueOf(Converters.toJavaMap(records.next()).get("n").toString()));
    }
    return numbers;
  }
}
