package salvo.report.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.event.ClockShift;
import salvo.event.RunEvent;

class RequestsCsvMergeTest {

  /** The cells of a stream, of a request whose answer was none. */
  private static final String NO_STREAM = ",".repeat(26);

  @TempDir private Path folder;

  @Test
  void shouldOrderByTheEndWhenOneClockWasBehind() throws IOException {
    Path a = file("a", request(1_000, 1_100, ""), request(1_050, 1_300, "=a, \"b\"\nc"));
    Path b = file("b", request(500, 620, ""), request(990, 1_000, ""));

    RequestsCsvMerge.write(
        List.of(
            new RequestsCsvMerge.Part(a, ClockShift.NONE),
            new RequestsCsvMerge.Part(b, ClockShift.always(500))),
        folder);

    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("requests.csv.gz")))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              header()
                  + """
                  1000,100,s,g / h,n,true,200,,~
                  1000,120,s,g / h,n,true,200,,~
                  1050,250,s,g / h,n,true,200,"'=a, ""b""
                  c",~
                  1490,10,s,g / h,n,true,200,,~
                  """
                      .replace("~", NO_STREAM));
    }
  }

  @Test
  void shouldTakeAFileOfAnEarlierSalvoThatHasNoColumnOfJobs() throws IOException {
    Path earlier = write("earlier", header(8) + "1,2,s,g,n,true,200,\n");
    Path present = write("present", header(9) + "2,2,s,g,n,true,,,4711\n");

    RequestsCsvMerge.write(
        List.of(
            new RequestsCsvMerge.Part(earlier, ClockShift.NONE),
            new RequestsCsvMerge.Part(present, ClockShift.NONE)),
        folder);

    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("requests.csv.gz")))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              header()
                  + "1,2,s,g,n,true,200,,"
                  + NO_STREAM
                  + "\n2,2,s,g,n,true,,,4711"
                  + NO_STREAM
                  + "\n");
    }
  }

  @Test
  void shouldGiveTheRequestsOfAFileWithAndWithoutAColumnOfJobs() throws IOException {
    Path earlier = write("earlier", header(8) + "1,2,s,g,n,true,200,\n1,2\n");
    Path present = write("present", header(9) + "1,2,s,g,n,true,,,'=4711\n1,2,s,g,n,true,200,\n");

    assertThat(read(earlier))
        .containsExactly(new RunEvent.Request("s", List.of("g"), "n", 1, 3, true, 200, ""));
    assertThat(read(present))
        .containsExactly(new RunEvent.Request("s", List.of("g"), "n", 1, 3, true, 0, "", "=4711"));
  }

  private static List<RunEvent> read(Path file) throws IOException {
    List<RunEvent> requests = new ArrayList<>();
    RequestsCsvReader.read(file, requests::add);
    return requests;
  }

  @Test
  void shouldNameTheFileWhenItIsNotOneOfOurs() throws IOException {
    Path none = write("none", "");
    Path columns = write("columns", "start_epoch_ms,name\n1,a\n");
    Path line = write("line", header(9) + "1,2,s,g,n,true,200,,\nx,2,s,g,n,true,200,,\n");
    Path text = Files.writeString(folder.resolve("text"), "start_epoch_ms");

    assertRefused(none, none + " does not have the columns of this version of Salvo.");
    assertRefused(columns, columns + " does not have the columns of this version of Salvo.");
    assertRefused(
        line, line + " is damaged in line 3: its first two columns are not whole numbers.");
    assertRefused(text, text + " cannot be read: it is not a whole gzip file.");
  }

  private void assertRefused(Path file, String because) {
    assertThatThrownBy(
            () ->
                RequestsCsvMerge.write(
                    List.of(new RequestsCsvMerge.Part(file, ClockShift.NONE)), folder))
        .isInstanceOf(IOException.class)
        .hasMessage(because);
  }

  private Path file(String name, RunEvent... requests) throws IOException {
    try (RequestsCsv csv = RequestsCsv.in(folder.resolve(name))) {
      List.of(requests).forEach(csv);
    }
    return folder.resolve(name).resolve(RequestsCsv.FILE_NAME);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String header() {
    return header(RequestsCsv.FORMAT.getHeader().length);
  }

  /** That of an earlier Salvo, which had so many columns. */
  private static String header(int columns) {
    return String.join(",", List.of(RequestsCsv.FORMAT.getHeader()).subList(0, columns)) + "\n";
  }

  private static RunEvent.Request request(long start, long end, String message) {
    return new RunEvent.Request("s", List.of("g", "h"), "n", start, end, true, 200, message);
  }
}
