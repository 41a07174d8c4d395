package salvo.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.event.ClockShift;
import salvo.report.RunReport;
import salvo.report.csv.RequestsCsvMerge;
import salvo.report.csv.RequestsCsvReader;
import salvo.run.InjectorFolder;
import salvo.suite.SuiteMember;

/** Whatever has become of a file that Salvo wrote, its reader says so in one sentence. */
class DamagedFilesTest {

  private static final int MUTATIONS = Integer.getInteger("mutations.count", 400);

  @TempDir private Path folder;
  private Path run;
  private Path ours;

  @BeforeEach
  void makeRun() throws IOException {
    run = folder.resolve("a");
    new InjectorFolder(run, InjectorFolder.START).withRequests(60, 1).write();
    ours = RunFiles.folder(run);
    Files.writeString(ours.resolve("config.json"), "{\"salvo\": {\"workload\": {\"rps\": 10}}}");
    ReportFiles.write(open().report(event -> {}), ours, List.of());
    Files.writeString(
        ours.resolve("resources.csv"),
        "epoch_ms,run_ms,cpu_percent\n" + "1700000000000,0,12.5\n1700000001000,1000,13\n");
  }

  @ParameterizedTest
  @CsvSource({"run.json", "config.json", "resources.csv", "summary.json", "requests.csv.gz"})
  void shouldReadOrSayInASentenceWhyNotWhenBytesAreMutated(String name) throws IOException {
    Path file = ours.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    boolean isPacked = name.endsWith(".gz");
    SplittableRandom random = new SplittableRandom(name.hashCode());
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated =
          isPacked && i % 2 == 0
              ? packed(mutated(unpacked(whole), random))
              : mutated(whole, random);
      Files.write(file, mutated);
      try {
        read(name, file);
      } catch (IOException e) {
        refused++;
        assertThat(e.getMessage())
            .as("mutation %s of %s", i, name)
            .contains(name)
            .matches("[^\\n]+[.?]")
            .doesNotContain("Exception", "null.");
      } catch (RuntimeException e) {
        throw new AssertionError("Mutation " + i + " of " + name, e);
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void shouldReadOrSayInASentenceWhyNotWhereverTheRequestsAreCutOrChanged() throws IOException {
    Path small = folder.resolve("small");
    new InjectorFolder(small, InjectorFolder.START).withRequests(12, 1).write();
    Path file = RunFiles.folder(small).resolve("requests.csv.gz");
    byte[] whole = Files.readAllBytes(file);
    byte[] text = unpacked(whole);
    for (int at = 0; at < whole.length; at++) {
      assertReadOrSentence(file, Arrays.copyOf(whole, at), "cut at " + at);
      assertReadOrSentence(file, changed(whole, at), "changed at " + at);
    }
    for (int at = 0; at < text.length; at++) {
      assertReadOrSentence(file, packed(changed(text, at)), "changed in its text at " + at);
    }
  }

  private static byte[] changed(byte[] whole, int at) {
    byte[] changed = whole.clone();
    changed[at] ^= 0x55;
    return changed;
  }

  private void assertReadOrSentence(Path file, byte[] damaged, String how) throws IOException {
    Files.write(file, damaged);
    assertReadOrSentence(how, () -> read("requests.csv.gz", file));
    assertReadOrSentence(how + ", log empty", () -> RequestsCsvReader.read(file, event -> {}));
  }

  private interface Reading {
    void read() throws IOException;
  }

  private static void assertReadOrSentence(String which, Reading reading) {
    try {
      reading.read();
    } catch (IOException e) {
      assertThat(e.getMessage())
          .as(which)
          .contains("requests.csv.gz")
          .matches("[^\\n]+[.?]")
          .doesNotContain("Exception", "null.");
    } catch (RuntimeException e) {
      throw new AssertionError(which, e);
    }
  }

  @Test
  void shouldNameTheLineWhenARowIsShort() throws IOException {
    Path file = ours.resolve("requests.csv.gz");
    String text = new String(unpacked(Files.readAllBytes(file)), StandardCharsets.UTF_8);
    int third = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
    Files.write(file, packed((text.substring(0, third) + "12\n").getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> read("requests.csv.gz", file))
        .hasMessage(file + " is damaged in line 3: it has 1 of 35 columns.");
  }

  @Test
  void shouldTakeTheRequestsThatWereFlushedWhenTheLogIsEmpty() throws IOException {
    InjectorFolder killed = new InjectorFolder(folder.resolve("b"), InjectorFolder.START);
    killed.ending = Optional.empty();
    killed.withRequests(60, 1).write();
    Files.write(RunFiles.log(folder.resolve("b")), new byte[0]);
    Path requests = RunFiles.folder(folder.resolve("b")).resolve("requests.csv.gz");
    byte[] whole = Files.readAllBytes(requests);
    Files.write(requests, Arrays.copyOf(whole, whole.length - 12));

    RunReport report =
        SavedRun.open(folder.resolve("b"), InjectorFolder.SETTINGS.ofSavedRuns())
            .report(event -> {});

    assertThat(report.stats().total().requests()).isBetween(50L, 60L);
    assertThat(report.warnings())
        .anyMatch(it -> it.startsWith("Gatling had not begun to write its log"));
    assertThat(report.run().simulation()).isEqualTo("ContentSimulation");
  }

  @ParameterizedTest
  @CsvSource({"null", "[]", "1", "''"})
  void shouldRefuseAConfigurationWhenItIsNoObject(String text) throws IOException {
    Files.writeString(ours.resolve("config.json"), text);

    assertThatThrownBy(this::open)
        .isInstanceOf(SavedRunException.class)
        .hasMessageContaining("config.json is damaged: ")
        .hasMessageEndingWith("Remove it to continue without it.");
  }

  private void read(String name, Path file) throws IOException {
    switch (name) {
      case "requests.csv.gz" ->
          RequestsCsvMerge.write(
              List.of(new RequestsCsvMerge.Part(file, ClockShift.NONE)), folder.resolve("merged"));
      case "summary.json" -> SuiteMember.read(ours);
      default -> open().report(event -> {});
    }
  }

  private SavedRun open() throws IOException {
    return SavedRun.open(run, InjectorFolder.SETTINGS.ofSavedRuns());
  }

  private static byte[] mutated(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> without(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(20)));
      default -> {
        bytes[at] = (byte) random.nextInt(256);
        yield bytes;
      }
    };
  }

  private static byte[] without(byte[] bytes, int from, int to) {
    byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, rest, from, bytes.length - to);
    return rest;
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
