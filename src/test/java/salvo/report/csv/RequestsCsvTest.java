package salvo.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.event.RunEvent;
import salvo.event.StreamDetail;
import salvo.report.CsvRows;
import salvo.report.HostileNames;
import salvo.stats.stream.TestStreams;

class RequestsCsvTest {

  /** The cells of a stream, of a request whose answer was none. */
  private static final String NO_STREAM = ",".repeat(26);

  private static final RunEvent.Request OK =
      new RunEvent.Request(
          "regular", List.of("regular", "create"), "create job", 1_000, 1_042, true, 201, "");
  private static final RunEvent.Request KO =
      new RunEvent.Request(
          "", List.of(), "create job", 2_000, 8_100, false, 0, "Request timeout, after 6100 ms");

  private static final RunEvent.Request COMPLETED =
      new RunEvent.Request(
          "regular",
          List.of("regular", "create", RunEvent.BESIDE),
          "complete job",
          3_000,
          3_900,
          true,
          RunEvent.NO_STATUS,
          "",
          "=4711");

  @TempDir private Path folder;

  @Test
  void shouldWriteARowPerRequestAndNothingForOtherEvents() throws IOException {
    try (RequestsCsv csv = RequestsCsv.in(folder)) {
      csv.accept(new RunEvent.User("regular", true, 1_000));
      csv.accept(OK);
      csv.accept(new RunEvent.Group("regular", List.of("regular"), 1_000, 1_042, 42, true));
      csv.accept(KO);
      csv.accept(COMPLETED);
      csv.accept(new RunEvent.Crash("create job: no token", 9_000));
    }

    assertThat(text(Files.readAllBytes(folder.resolve("requests.csv.gz"))))
        .isEqualTo(
            """
            start_epoch_ms,response_time_ms,scenario,groups,name,ok,status,message,job,queued_ms,\
            headers_ms,first_byte_ms,first_event_ms,first_content_ms,first_output_ms,last_content_ms,\
            end_ms,longest_gap_ms,chunks,body_bytes,tokens_in,tokens_out,tokens_cached,\
            tokens_of_reasoning,tokens_of_first,tokens_from,finish_reason,ttfa_ms,sound_ms,rtf_ms,\
            stalls,stall_ms,longest_stall_ms,tokenizer,tokens_by_tokenizer
            1000,42,regular,regular / create,create job,true,201,,,,,,,,,,,,,,,,,,,,,,,,,,,,
            2000,6100,,,create job,false,,"Request timeout, after 6100 ms",,,,,,,,,,,,,,,,,,,,,,,,,,,
            3000,900,regular,regular / create / beside the requests,complete job,true,,,'=4711,,,,,,,,,,,,,,,,,,,,,,,,,,
            """);
  }

  @Test
  void shouldTellHowAStreamCameAndReadItBackWhenTheAnswerWasOne() throws IOException {
    RunEvent.Request counted = OK.with(TestStreams.counted());
    RunEvent.Request uncounted = OK.with(TestStreams.uncounted());
    RunEvent.Request heard = OK.with(TestStreams.heard());
    try (RequestsCsv csv = RequestsCsv.in(folder)) {
      csv.accept(counted);
      csv.accept(uncounted);
      csv.accept(heard);
      csv.accept(OK.with(TestStreams.tokenized()));
    }
    List<RunEvent> read = new ArrayList<>();
    RequestsCsvReader.read(folder.resolve("requests.csv.gz"), read::add);

    assertThat(text(Files.readAllBytes(folder.resolve("requests.csv.gz"))).lines().skip(1))
        .containsExactly(
            "1000,42,regular,regular / create,create job,true,201,,,2.000,300.000,310.000,320.000,"
                + "400.000,450.000,600.000,610.001,20.000,12,4321,100,41,64,10,1,usage,stop,,,,,,,,",
            "1000,42,regular,regular / create,create job,true,201,,,2.000,300.000,310.000,320.000,"
                + "400.000,450.000,600.000,610.001,20.000,12,4321,,,,,,,,,,,,,,,",
            "1000,42,regular,regular / create,create job,true,201,,,2.000,300.000,310.000,320.000,"
                + "400.000,450.000,600.000,610.001,20.000,12,4321,,,,,,none,,400.000,10000.000,"
                + "60.000,2,35.000,30.000,,",
            "1000,42,regular,regular / create,create job,true,201,,,2.000,300.000,310.000,320.000,"
                + "400.000,450.000,600.000,610.001,20.000,12,4321,100,41,64,10,1,usage,stop,,,,,,,"
                + "o200k_base,38");
    assertThat(read).hasSize(4);
    StreamDetail stream = ((RunEvent.Request) read.get(0)).stream().orElseThrow();
    assertThat(stream.endNanos()).isEqualTo(610_001_000);
    assertThat(stream.firstContentNanos()).isEqualTo(400_000_000);
    assertThat(stream.tokens()).isEqualTo(TestStreams.counted().tokens());
    assertThat(stream.finishReason()).isEqualTo("stop");
    assertThat(((RunEvent.Request) read.get(1)).stream().orElseThrow().tokens())
        .isEqualTo(StreamDetail.Tokens.UNKNOWN);
    StreamDetail sound = ((RunEvent.Request) read.get(2)).stream().orElseThrow();
    assertThat(sound.sound()).isEqualTo(TestStreams.heard().sound());
    assertThat(sound.hasTokens()).isFalse();
    assertThat(((RunEvent.Request) read.get(3)).stream().orElseThrow().tokenized())
        .isEqualTo(TestStreams.tokenized().tokenized());
    assertThat(stream.hasTokens()).isTrue();
  }

  @Test
  void shouldReadFilesThatWereWrittenBeforeThereWereColumnsOfSound() throws IOException {
    Path file = folder.resolve("requests.csv.gz");
    List<String> header =
        List.of(RequestsCsv.FORMAT.getHeader()).subList(0, RequestsCsv.COLUMNS_WITHOUT_STREAM + 18);
    String row =
        "1000,42,regular,regular,create job,true,201,,,2.000,300.000,310.000,320.000,"
            + "400.000,450.000,600.000,610.001,20.000,12,4321,100,41,64,10,1,usage,stop";
    try (OutputStream out = RequestsCsv.gzip(Files.newOutputStream(file))) {
      out.write((String.join(",", header) + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
    }
    List<RunEvent> read = new ArrayList<>();

    RequestsCsvReader.read(file, read::add);

    StreamDetail stream = ((RunEvent.Request) read.get(0)).stream().orElseThrow();
    assertThat(stream.finishReason()).isEqualTo("stop");
    assertThat(stream.sound()).isEmpty();
  }

  @Test
  void shouldBeReadableUpToTheLastFlushWhenTheProcessIsKilled() throws IOException {
    try (RequestsCsv csv = RequestsCsv.in(folder)) {
      csv.accept(OK);
      csv.flush();

      byte[] killed = Files.readAllBytes(folder.resolve("requests.csv.gz"));
      InputStream in = new GZIPInputStream(new ByteArrayInputStream(killed));
      String expected =
          String.join(",", RequestsCsv.FORMAT.getHeader())
              + "\n1000,42,regular,regular / create,create job,true,201,,"
              + NO_STREAM
              + "\n";
      assertThat(new String(in.readNBytes(expected.length()), StandardCharsets.UTF_8))
          .isEqualTo(expected);
    }
  }

  @Test
  void shouldMaskSecretsWhenAMessageHoldsThem() throws IOException {
    try (RequestsCsv csv = RequestsCsv.in(folder)) {
      csv.accept(
          new RunEvent.Request("", List.of(), "login", 1, 2, false, 0, "password=hunter2 refused"));
    }

    assertThat(text(Files.readAllBytes(folder.resolve("requests.csv.gz"))))
        .endsWith("1,1,,,login,false,,password=*** refused," + NO_STREAM + "\n");
  }

  @Test
  void shouldReadBackTheSameWhenNamesAreHostile() throws IOException {
    List<String> names =
        Stream.concat(HostileNames.FORMULAS.stream(), HostileNames.MARKUP.stream())
            .filter(it -> !it.contains("\udc00"))
            .toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RequestsCsv csv = new RequestsCsv(() -> bytes)) {
      names.forEach(
          it -> csv.accept(new RunEvent.Request(it, List.of(it), it, 1, 2, false, 500, it)));
    }

    CsvRows rows = CsvRows.of(text(bytes.toByteArray()));

    for (String column : List.of("scenario", "groups", "name", "message")) {
      assertThat(rows.texts(column)).isEqualTo(names);
      assertThat(rows.cells(column))
          .allMatch(it -> it.startsWith("'") || SpreadsheetText.isSafe(it));
    }
  }

  @Test
  void shouldReplaceHalfASurrogatePairWhenAMessageWasCut() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RequestsCsv csv = new RequestsCsv(() -> bytes)) {
      csv.accept(new RunEvent.Request("", List.of(), "a", 1, 2, false, 500, "cut \ud83d"));
      csv.accept(new RunEvent.Request("", List.of(), "b", 1, 2, false, 500, "\ud83d\ude80"));
    }

    assertThat(CsvRows.of(text(bytes.toByteArray())).cells("message"))
        .containsExactly("cut \ufffd", "\ud83d\ude80");
  }

  @Test
  void shouldBeReadableUpToItsLastWordsWhenTheProcessWasKilled() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RequestsCsv csv = new RequestsCsv(() -> bytes);
    for (int i = 0; i < 200_000; i++) {
      csv.accept(new RunEvent.Request("s", List.of("g"), "n", i, 3L * i, true, 200, ""));
    }

    List<String> lines =
        new String(readable(bytes.toByteArray()), StandardCharsets.UTF_8).lines().toList();

    assertThat(lines).hasSizeGreaterThan(150_000);
    assertThat(lines.get(150_000)).isEqualTo("149999,299998,s,g,n,true,200,," + NO_STREAM);
    csv.close();
    assertThat(text(bytes.toByteArray()).lines()).hasSize(200_001);
  }

  @Test
  void shouldKeepTheFailureAndStopWritingWhenTheDiskIsFull() {
    FullDisk disk = new FullDisk(100);
    RequestsCsv csv = new RequestsCsv(() -> disk);
    for (int i = 0; i < 1_000_000 && disk.refused == 0; i++) {
      csv.accept(OK);
    }

    assertThat(csv.failure().orElseThrow()).hasMessage("No space left on device");
    csv.accept(OK);
    assertThat(disk.refused).isEqualTo(1);
    csv.close();
    csv.accept(OK);
    assertThat(disk.closed).isTrue();
    assertThat(csv.failure().orElseThrow()).hasMessage("No space left on device");
  }

  @Test
  void shouldKeepTheFailureWhenTheFileCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    RequestsCsv csv = RequestsCsv.in(file);

    csv.accept(OK);
    csv.close();

    assertThat(csv.failure()).isPresent();
    assertThat(file).isEmptyFile();
  }

  @Test
  void shouldIgnoreWhatComesAfterItsEnd() throws IOException {
    RequestsCsv csv = RequestsCsv.in(folder.resolve("new"));
    csv.accept(OK);
    csv.close();
    csv.accept(KO);
    csv.close();

    assertThat(csv.failure()).isEmpty();
    assertThat(text(Files.readAllBytes(folder.resolve("new").resolve("requests.csv.gz"))).lines())
        .hasSize(2);
  }

  private static String text(byte[] gzip) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] readable(byte[] cutGzip) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(cutGzip))) {
      in.transferTo(bytes);
    } catch (EOFException e) {
      return bytes.toByteArray();
    }
    throw new AssertionError("The file is complete.");
  }

  /** Takes so many bytes and no more. */
  private static final class FullDisk extends OutputStream {

    private int free;
    private int refused;
    private boolean closed;

    private FullDisk(int free) {
      this.free = free;
    }

    @Override
    public void write(int b) throws IOException {
      if (free == 0) {
        refused++;
        throw new IOException("No space left on device");
      }
      free--;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
