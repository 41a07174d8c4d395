package salvo.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;

class TraceFileTest {

  private static final String MOONCAKE =
      "{\"timestamp\": %s, \"input_length\": 5, \"output_length\": 6}\n";

  @TempDir private Path folder;

  @Test
  void shouldKnowInstantsLengthsAndBlocksOfMooncake() {
    Trace trace = example("mooncake.jsonl", 1);

    assertThat(micros(trace)).containsExactly(0L, 250_500L, 2_000_000L);
    assertThat(trace.entry(0)).isEqualTo(TraceEntry.of(1289, 17, List.of(0, 1, 9)));
    assertThat(trace.entry(1)).isEqualTo(TraceEntry.of(300, 40, List.of()));
    assertThat(trace.entry(2)).isEqualTo(TraceEntry.of(600, 8, List.of(0, 7)));
    assertThat(trace.lengthNanos()).isEqualTo(3_000_000_000L);
  }

  @Test
  void shouldKnowInstantsAndLengthsOfAzure() {
    Trace trace = example("azure.csv", 1);

    assertThat(micros(trace)).containsExactly(0L, 500_400L, 3_000_000L);
    assertThat(trace.entry(1)).isEqualTo(TraceEntry.of(396, 109, List.of()));
  }

  @Test
  void shouldKnowInstantsWithAnOffsetAndCellsInQuotes() throws IOException {
    Path file =
        written(
            "\"time\", note\n2024-05-10 00:00:00.009930+00:00, \"a\"\n"
                + "\"2024-05-10T02:00:01.5+02:00\",b\n");

    assertThat(micros(read(file, "auto", 1))).containsExactly(0L, 1_490_070L);
  }

  @Test
  void shouldKnowInstantsAndLengthsOfBurstGpt() {
    Trace trace = example("burst.csv", 1);

    assertThat(micros(trace)).containsExactly(0L, 40_500_000L);
    assertThat(trace.entry(0)).isEqualTo(TraceEntry.of(472, 18, List.of()));
  }

  @Test
  void shouldSpreadTheRequestsOfASecondWhenALogKnowsNoMore() {
    Trace trace = example("access.log", 1);

    assertThat(micros(trace)).containsExactly(0L, 1_000_000L, 1_500_000L, 3_000_000L);
    assertThat(trace.entry(0)).isEqualTo(TraceEntry.NOTHING);
    assertThat(trace.entry(0).tokensIn()).isEqualTo(OptionalInt.empty());
  }

  @Test
  void shouldKeepInstantsWhenALogKnowsMilliseconds() throws IOException {
    String line = "{\"ts\": %s, \"method\": \"GET\", \"uri\": \"/\", \"status\": 200}%n";
    Path log = written(String.format(Locale.ROOT, line + line, 1_764_490_500.5, 1_764_490_500.25));

    assertThat(micros(read(log, "auto", 1))).containsExactly(0L, 250_000L);
  }

  @Test
  void shouldComeFasterWhenThereIsASpeed() {
    Trace trace = example("mooncake.jsonl", 4);

    assertThat(micros(trace)).containsExactly(0L, 62_625L, 500_000L);
    assertThat(trace.lengthNanos()).isEqualTo(1_000_000_000L);
    assertThat(trace.before(500_000_000L)).isEqualTo(2);
  }

  @Test
  void shouldReadHundredsOfThousandsOfRequests() throws IOException {
    Path file = folder.resolve("large.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 200_000; i++) {
        out.write(String.format(Locale.ROOT, MOONCAKE, i));
      }
    }

    Trace trace = read(file, "auto", 1);

    assertThat(trace.size()).isEqualTo(200_000);
    assertThat(trace.at(199_999)).isEqualTo(199_999_000_000L);
  }

  @Test
  void shouldIgnoreAByteOrderMarkAndWindowsLineEnds() throws IOException {
    Path file = written("\uFEFFtimestamp\r\n1\r\n2\r\n");

    assertThat(micros(read(file, "auto", 1))).containsExactly(0L, 1_000_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing that is known              | 1 | the first line of a trace",
        "{}                                 | 1 | the first line of a trace",
        "timestamp;timestamp                | 2 | the time must be seconds from 0",
        "timestamp;2;1                      | 3 | sort the file by time",
        "timestamp;1;;-1                    | 4 | the time must be seconds from 0",
        "timestamp;9999999999               | 2 | the time must be seconds from 0",
        "timestamp;1969-12-31 00:00:00      | 2 | the time must be seconds from 0",
        "timestamp;2026-02-30 00:00:00      | 2 | the time must be seconds from 0",
        "timestamp,model;1                  | 2 | must have 2 cells",
        "timestamp,input_length;1,2         | 1 | columns of both lengths",
        "time,input_length,output_length;1,a,2        | 2 | a length must be",
        "time,input_length,output_length;1,2,99999999 | 2 | a length must be",
      })
  void shouldTellTheLineWhenItIsNoTrace(String lines, int line, String rule) throws IOException {
    SettingsProblem problem = problem(written(lines.replace(';', '\n')), "auto");

    assertThat(problem.key()).isEqualTo("salvo.workload.trace.file");
    assertThat(problem.source()).endsWith("trace.txt:" + line);
    assertThat(problem.rule()).contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"timestamp\": -1, \"input_length\": 1, \"output_length\": 1}       | timestamp must be",
        "{\"timestamp\": 1e400, \"input_length\": 1, \"output_length\": 1}    | timestamp must be",
        "{\"timestamp\": \"1\", \"input_length\": 1, \"output_length\": 1}    | timestamp must be",
        "{\"input_length\": 1, \"output_length\": 1}                          | timestamp must be",
        "{\"timestamp\": 1, \"input_length\": 1.5, \"output_length\": 1}      | input_length must",
        "{\"timestamp\": 1, \"input_length\": 1}                              | output_length must",
        "{\"timestamp\": 1, \"input_length\": 1, \"output_length\": 20000000} | output_length must",
        "{\"timestamp\": 1, \"input_length\": 1, \"output_length\": 1, \"hash_ids\": [-3]} |"
            + " hash_ids",
        "{\"timestamp\": 1                                                    | a JSON object",
        "7                                                                    | a JSON object",
      })
  void shouldTellTheValueWhenALineOfMooncakeIsWrong(String line, String rule) throws IOException {
    SettingsProblem problem =
        problem(written(String.format(Locale.ROOT, MOONCAKE, 0) + line), "mooncake");

    assertThat(problem.source()).endsWith("trace.txt:2");
    assertThat(problem.rule()).contains(rule);
  }

  @Test
  void shouldRefuseAFileThatIsMissingEmptyOrNoText() throws IOException {
    assertThat(problem(folder.resolve("none"), "auto").rule()).contains("can be read");
    assertThat(problem(folder, "auto").rule()).contains("can be read");
    assertThat(problem(written(""), "auto").rule()).contains("at least one request");
    assertThat(problem(written("timestamp\n"), "auto").rule()).contains("at least one request");
    Path binary = folder.resolve("binary");
    Files.write(binary, new byte[] {'t', (byte) 0xff, (byte) 0xfe});
    assertThat(problem(binary, "auto").rule()).contains("UTF-8");
    assertThat(problem(written("x".repeat(1_100_000)), "auto").rule()).contains("a million");
  }

  @Test
  void shouldRefuseATraceOfMoreThanADayUnlessItIsFaster() throws IOException {
    Path file = written("timestamp\n0\n90000\n");

    assertThat(problem(file, "auto").key()).isEqualTo("salvo.workload.trace.speed");
    assertThat(read(file, "auto", 10).lengthNanos()).isEqualTo(9_001_000_000_000L);
  }

  private static List<Long> micros(Trace trace) {
    return IntStream.range(0, trace.size()).mapToObj(i -> trace.at(i) / 1000).toList();
  }

  private static Trace example(String name, double speed) {
    return read(Path.of("src/test/resources/traces", name), "auto", speed);
  }

  private static Trace read(Path file, String format, double speed) {
    return TraceFile.read(new Settings.TraceSource(file.toString(), format, speed));
  }

  private static SettingsProblem problem(Path file, String format) {
    SettingsException refused =
        catchThrowableOfType(SettingsException.class, () -> read(file, format, 1));
    assertThat(refused).isNotNull();
    return refused.problems().get(0);
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("trace.txt"), text, StandardCharsets.UTF_8);
  }
}
