package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines kept, shown, added to and compared with as a user does. */
class BaselineCommandTest {

  @TempDir private Path folder;
  private ShopLog logs;
  private String first;
  private String file;

  @BeforeEach
  void saveTheFirst() throws IOException {
    logs = new ShopLog(folder);
    first = logs.run("first", 1, 1).toString();
    file = folder.resolve("kept/shop.json").toString();
    CommandRun saved = CommandRun.of("baseline", "save", file, first);
    assertThat(saved.status()).as(saved.err()).isZero();
    assertThat(saved.out()).isEqualTo("Saved " + file + ": 3542 requests of first.\n");
  }

  @Test
  void shouldBeAsGoodAsTheRunWhenItIsComparedWith() throws IOException {
    String slow = logs.run("slow", 1.2, 2).toString();

    CommandRun withRun = CommandRun.of("compare", first, slow, "--json");
    CommandRun withBaseline = CommandRun.of("compare", file, slow, "--json");

    assertThat(withBaseline.status()).isEqualTo(2);
    assertThat(withBaseline.out().replace(file, first)).isEqualTo(withRun.out());
  }

  @Test
  void shouldAddTheRunWhenItIsUpdated() throws IOException {
    String second = logs.run("second", 1, 3).toString();

    CommandRun updated = CommandRun.of("baseline", "update", file, second);
    CommandRun shown = CommandRun.of("baseline", "show", file);

    assertThat(updated.out())
        .isEqualTo("Updated " + file + ": 7112 requests of first and second.\n");
    assertThat(shown.out().lines().map(String::strip))
        .contains(
            "Runs                      first, second",
            "simulation                ShopSimulation",
            "Scope                           rate errorRate       p50       p95       p99",
            "get home                      39.3/s   0.127 %     35 ms     58 ms     71 ms");
  }

  @Test
  void shouldBeTheSameBytesWhenTheRunIsTheSame() throws IOException {
    byte[] before = Files.readAllBytes(Path.of(file));

    CommandRun.of("baseline", "save", file, first, "--replace");

    assertThat(Files.readAllBytes(Path.of(file))).isEqualTo(before).hasSizeLessThan(15_000);
    assertThat(Files.readString(Path.of(file)).lines().filter(it -> it.length() > 400)).isEmpty();
    try (var files = Files.list(Path.of(file).getParent())) {
      assertThat(files).containsExactly(Path.of(file));
    }
  }

  @Test
  void shouldListTheBaselinesOfAFolder() throws IOException {
    Path kept = Path.of(file).getParent();
    Files.writeString(kept.resolve("broken.json"), "{}");

    assertThat(CommandRun.of("baseline", "list", kept.toString()).out().lines())
        .satisfiesExactly(
            it ->
                assertThat(it)
                    .isEqualTo(
                        "Baseline                 Simulation           Profile    Runs  Requests"
                            + "      p95"),
            it -> assertThat(it).contains("broken.json is not a baseline, or is damaged: "),
            it -> assertThat(it).startsWith("shop ").contains("ShopSimulation", "1     3,542"));
    assertThat(CommandRun.of("baseline", "list", folder.toString()).out())
        .startsWith("There is no baseline in ");
  }

  @Test
  void shouldTellThatABaselineIsOfTheVeryRun() throws IOException {
    CommandRun same = CommandRun.of("compare", file, first);

    assertThat(same.status()).isZero();
    assertThat(same.out())
        .startsWith("UNCHANGED  The same run, so there is nothing to compare.\n")
        .doesNotContain("INCONCLUSIVE");
  }

  @Test
  void shouldKeepTheBaselineWhenSomethingDoesNotFit() throws IOException {
    String before = Files.readString(Path.of(file));
    String other = logs.run("other", "shop.OtherSimulation", 1, 4, 60).toString();
    String longer = logs.run("longer", "shop.ShopSimulation", 1, 5, 90).toString();
    Path cut = logs.run("cut", 1, 6);
    byte[] log = Files.readAllBytes(cut.resolve("simulation.log"));
    Files.write(cut.resolve("simulation.log"), Arrays.copyOf(log, log.length / 2));

    assertRefused("shop.json exists: choose another name", "save", file, first);
    assertRefused("first is already in", "update", file, first);
    assertRefused("  simulation: ShopSimulation, then OtherSimulation", "update", file, other);
    assertRefused("their lengths differ", "update", file, longer);
    assertRefused(
        "cannot serve as a baseline: Log incomplete", "save", file, cut.toString(), "--replace");
    assertRefused("save, update, show or list is missing");
    assertThat(Files.readString(Path.of(file))).isEqualTo(before);
  }

  @Test
  void shouldSayWhatIsWrongWhenTheFileIsDamaged() throws IOException {
    String whole = Files.readString(Path.of(file));
    for (List<String> damage :
        List.of(
            List.of(whole.substring(0, whole.length() / 2), "Unexpected end"),
            List.of("<<<<<<< HEAD\n" + whole, "in line 1"),
            List.of("{}", "Missing required creator property 'format'"),
            List.of(whole.replace("salvo baseline", "other"), "its format is \"other\""),
            List.of(whole.replace("\"version\": 1", "\"version\": 9"), "has version 9; this Salvo"),
            List.of(whole.replace("3542", "3543"), "blocks have 3542 requests, and it says"),
            List.of(whole.replace("Millis\": 1000", "Millis\": 999"), "block of 999 ms is none"),
            List.of(whole.replaceFirst("\"lengths\": \"1000 ", "\"lengths\": \""), "has not 59"),
            List.of(whole.replaceFirst(" 3 ", " x3 "), "\"x3\" is not a step of a time"),
            List.of("", "No content to map"))) {
      Files.writeString(Path.of(file), damage.get(0));
      assertRefused(damage.get(1), "show", file);
    }
  }

  @Test
  void shouldExplainItselfWhenItIsAsked() {
    for (String command : List.of("save", "show", "update", "list")) {
      CommandRun help = CommandRun.of("baseline", command, "--help");
      assertThat(help.status()).isZero();
      assertThat(help.out()).startsWith("Usage: salvo baseline " + command);
      assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    }
  }

  private static void assertRefused(String because, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "baseline";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandRun refused = CommandRun.of(all);

    assertThat(refused.status()).as(because).isEqualTo(1);
    assertThat(refused.err()).contains(because).doesNotContain("\tat ", "..");
    assertThat(refused.out()).isEmpty();
  }
}
