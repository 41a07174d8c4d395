package salvo.run.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetLogTest {

  private static final Duration AGE = Duration.ofMillis(10);
  private static final long TICKS = 4 * TargetLog.TICK.toMillis();

  @TempDir private Path folder;
  private Path file;
  private TargetLog log;

  @BeforeEach
  void makeLog() throws Exception {
    file = folder.resolve("app.log");
    append("old line\n");
    log = TargetLog.follow(file, Duration.ofHours(1));
    ticks();
  }

  @AfterEach
  void endIt() {
    log.close();
  }

  @Test
  void shouldGiveTheLinesOfThatMomentAndNoneOfLongBefore() throws Exception {
    append("ERROR boom\r\n  at Foo\n");
    CompletableFuture<List<String>> lines = around();
    append("and after\n");

    assertThat(ended(lines)).containsExactly("ERROR boom", "  at Foo", "and after");
  }

  @Test
  void shouldGiveTwentyLinesAtMostMostOfThemOfBefore() throws Exception {
    append(lines("before", 50));
    CompletableFuture<List<String>> lines = around();
    append(lines("after", 50));

    assertThat(ended(lines))
        .hasSize(LogLines.MOST_LINES)
        .startsWith("before 38", "before 39")
        .contains("before 49", "after 0")
        .endsWith("after 7");
  }

  @Test
  void shouldGiveALineWholeWhenItIsWrittenInPieces() throws Exception {
    append("ERROR bo");
    CompletableFuture<List<String>> lines = around();
    append("om\nnext");

    assertThat(ended(lines)).containsExactly("ERROR boom", "next");
  }

  @Test
  void shouldLeaveOutTheRestOfALineWhenTheLinesBeforeAreTooLong() throws Exception {
    append("a".repeat(LogLines.MOST_BYTES) + "\nERROR boom\n");

    assertThat(ended(around())).containsExactly("ERROR boom");
  }

  @Test
  void shouldGoOnInTheNewFileWhenTheLogIsRotated() throws Exception {
    append("ERROR boom\n");
    CompletableFuture<List<String>> lines = around();
    Files.move(file, folder.resolve("app.log.1"), StandardCopyOption.ATOMIC_MOVE);
    append("after rotation\n");
    ticks();
    append("ERROR again\n");
    CompletableFuture<List<String>> later = around();
    log.close();

    assertThat(lines.getNow(List.of()))
        .containsExactly("ERROR boom", "after rotation", "ERROR again");
    assertThat(later.getNow(List.of())).contains("ERROR again").doesNotContain("ERROR boom");
  }

  @Test
  void shouldGiveWhatIsThereWhenTheLogIsCutShort() throws Exception {
    append("ERROR boom\n".repeat(10));
    CompletableFuture<List<String>> lines = around();
    Files.writeString(file, "after cut\n", StandardOpenOption.TRUNCATE_EXISTING);

    assertThat(ended(lines)).containsExactly("after cut");
  }

  @Test
  void shouldGiveNoneWhenTheLogIsGoneFromTheBeginning() throws Exception {
    try (TargetLog none = TargetLog.follow(folder.resolve("none.log"))) {
      assertThat(none.around(AGE).get(5, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void shouldNotHangWhenAPipeTakesTheLogsPlace() throws Exception {
    CompletableFuture<List<String>> lines = around();
    Files.delete(file);
    Process made = new ProcessBuilder("mkfifo", file.toString()).start();
    assertThat(made.waitFor()).isZero();

    assertThat(ended(lines)).isEmpty();
  }

  @Test
  void shouldGiveWhatWasWrittenLaterWithoutAnEndWhenItHasLingered() throws Exception {
    try (TargetLog quick = TargetLog.follow(file, Duration.ofMillis(300))) {
      ticks();
      CompletableFuture<List<String>> lines = quick.around(AGE);
      append("late\n");

      assertThat(lines.get(5, TimeUnit.SECONDS)).containsExactly("late");
    }
  }

  @Test
  void shouldGiveNoneWhenItHasEnded() {
    log.close();

    assertThat(log.around(AGE)).isCompletedWithValue(List.of());
  }

  /** Long enough for the log to have been looked at. */
  private static void ticks() throws InterruptedException {
    assertThat(new CountDownLatch(1).await(TICKS, TimeUnit.MILLISECONDS)).isFalse();
  }

  /** Asks, and waits until the moment is noted. */
  private CompletableFuture<List<String>> around() throws InterruptedException {
    CompletableFuture<List<String>> lines = log.around(AGE);
    ticks();
    return lines;
  }

  private List<String> ended(CompletableFuture<List<String>> lines) {
    log.close();
    return lines.getNow(List.of());
  }

  private void append(String text) throws IOException {
    Files.writeString(
        file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String lines(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(it -> name + " " + it + "\n")
        .collect(Collectors.joining());
  }
}
