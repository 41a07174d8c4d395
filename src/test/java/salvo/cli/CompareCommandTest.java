package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved runs compared as a user does. */
class CompareCommandTest {

  @TempDir private Path folder;
  private ShopLog logs;
  private String base;

  @BeforeEach
  void makeTheBase() throws IOException {
    logs = new ShopLog(folder);
    base = logs.run("base", 1, 1).toString();
  }

  @Test
  void shouldNameTheSlowerEndpointWhenOneIs() throws IOException {
    CommandRun compared = CommandRun.of("compare", base, logs.run("slow", 1.2, 2).toString());

    assertThat(compared.status()).as(compared.err()).isEqualTo(2);
    assertThat(compared.out())
        .startsWith("REGRESSED  3 regressed, 0 improved, 3 unchanged, 14 inconclusive.\n")
        .contains(
            "\nREGRESSED                Metric ",
            "\nadd to cart              p50              122 ms   145 ms")
        .contains("13 requests; p99 needs 1000; runs of 85 min would do")
        .contains("so that all 14 hold\ntogether with 95 % (Bonferroni)");
    assertThat(compared.out().split("\nINCONCLUSIVE", 2)[0]).doesNotContain("get home");
  }

  @Test
  void shouldNotBlameTheSameBuildWhenItRunsAgain() throws IOException {
    String same = logs.run("same", 1, 3).toString();

    assertThat(CommandRun.of("compare", base, same).status()).isZero();
    assertThat(CommandRun.of("compare", base, same, "--strict").status()).isEqualTo(3);
  }

  @Test
  void shouldShareTheConfidenceAmongAllWhenThereAreSeveralRuns() throws IOException {
    String faster = logs.run("faster", 0.7, 3).toString();
    String slow = logs.run("slow", 1.3, 2).toString();

    CommandRun compared = CommandRun.of("compare", base, faster, slow, "--json");

    assertThat(compared.status()).as(compared.err()).isEqualTo(2);
    JsonNode json = JsonMapper.builder().build().readTree(compared.out());
    assertThat(json.at("/comparisons/0/outcome").asText()).isEqualTo("INCONCLUSIVE");
    assertThat(json.at("/comparisons/0/scopes/1/scope").asText()).isEqualTo("add to cart");
    assertThat(json.at("/comparisons/0/scopes/1/figures/2/change").asText()).isEqualTo("IMPROVED");
    assertThat(json.at("/comparisons/1/outcome").asText()).isEqualTo("REGRESSED");
    assertThat(json.at("/comparisons/0/criteria/tested").asInt()).isEqualTo(28);
    assertThat(json.at("/comparisons/1/criteria/tested").asInt()).isEqualTo(28);
  }

  @Test
  void shouldNameTheDifferenceWhenRunsAreNotComparable() throws IOException {
    String other = logs.run("other", "shop.OtherSimulation", 1, 4, 60).toString();

    CommandRun refused = CommandRun.of("compare", base, other);
    CommandRun accepted = CommandRun.of("compare", base, other, "--accept-differences");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith(other + " is not comparable with " + base + ":\n")
        .contains("  simulation: ShopSimulation, then OtherSimulation\n")
        .contains("--accept-differences")
        .doesNotContain("\tat ");
    assertThat(accepted.status()).as(accepted.err()).isZero();
    assertThat(accepted.out()).contains("Differs in  simulation: ShopSimulation, then");
  }

  @Test
  void shouldRefuseARunThatBreaksOffWhenItIsCompared() throws IOException {
    Path cut = logs.run("cut", 1, 2);
    byte[] whole = Files.readAllBytes(cut.resolve("simulation.log"));
    Files.write(cut.resolve("simulation.log"), Arrays.copyOf(whole, whole.length / 2));

    CommandRun refused = CommandRun.of("compare", base, cut.toString());

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("  validity: valid, then Log incomplete: ");
  }

  @Test
  void shouldCompareTheCapacitiesWhenBothRunsAreSearches() throws IOException {
    String before = logs.search("before", 100, 110, 60).toString();
    String after = logs.search("after", 60, 70, 40).toString();
    String open = logs.search("open", 100, Double.NaN, 50).toString();

    CommandRun less = CommandRun.of("compare", before, after);
    CommandRun same = CommandRun.of("compare", before, before, "--json");
    CommandRun unknown = CommandRun.of("compare", before, open, "--strict");

    assertThat(less.status()).as(less.err()).isEqualTo(2);
    assertThat(less.out())
        .startsWith("REGRESSED  1 regressed, 0 improved, 0 unchanged, 0 inconclusive.\n")
        .contains("60 to 70 tasks/s now: 0.545 to 0.7 times")
        .doesNotContain("p95");
    assertThat(same.status()).as(same.err()).isZero();
    assertThat(same.out()).contains("\"outcome\": \"UNCHANGED\"");
    assertThat(unknown.status()).isEqualTo(3);
    assertThat(CommandRun.of("compare", base, before).err())
        .contains("  capacity: not searched, then 100 to 110 tasks/s\n");
  }

  @Test
  void shouldWriteToAFileWhenOneIsNamed() throws IOException {
    Path file = folder.resolve("comparison.txt");

    String slow = logs.run("slow", 1.2, 2).toString();

    CommandRun compared = CommandRun.of("compare", base, slow, "-o", file.toString());

    assertThat(compared.out())
        .startsWith("REGRESSED  3 regressed, 0 improved")
        .endsWith("Wrote " + file.toUri() + "\n");
    assertThat(file).content().startsWith("REGRESSED  3 regressed");
  }

  @Test
  void shouldWriteAPageAndMarkdownByTheEndingOfTheFile() throws IOException {
    String slow = logs.run("slow", 1.2, 2).toString();
    Path markdown = folder.resolve("compare.md");

    assertThat(CommandRun.of("compare", base, slow, "-o", folder.toString()).status()).isEqualTo(2);
    assertThat(CommandRun.of("compare", base, slow, "-o", markdown.toString()).status())
        .isEqualTo(2);

    assertThat(folder.resolve("compare.html"))
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("<h2 id=\"part-0\">REGRESSED</h2>", "<th scope=\"row\">add to cart</th>")
        .contains("14 inconclusive: chance may explain them", "p50 122 ms then 145 ms")
        .doesNotContain("<script", "style=");
    assertThat(markdown)
        .content()
        .startsWith("## REGRESSED\n\n3 regressed, 0 improved")
        .contains("| **REGRESSED** | `add to cart` | p50 | 122 ms | 145 ms |")
        .contains("<details><summary>14 inconclusive");
  }

  @Test
  void shouldCompareTheLastTwoRunsWhenNoneIsNamed() throws IOException {
    logs.run("shop-20260101000000000", 1, 1);
    logs.run("shop-20260102000000000", 1.2, 2);
    Files.writeString(folder.resolve("latest"), "shop-20260102000000000\n");
    System.setProperty("salvo.report.directory", folder.toString());
    CommandRun compared;
    try {
      compared = CommandRun.of("compare");
    } finally {
      System.clearProperty("salvo.report.directory");
    }

    assertThat(compared.status()).as(compared.err()).isEqualTo(2);
    assertThat(compared.out())
        .contains(
            "\nBase        shop-20260101000000000: ", "\nCandidate   shop-20260102000000000: ");
  }

  @Test
  void shouldTellThatARunIsTheSameWhenItIsCopied() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.copy(Path.of(base, "simulation.log"), copy.resolve("simulation.log"));

    CommandRun compared = CommandRun.of("compare", base, copy.toString());

    assertThat(compared.status()).isZero();
    assertThat(compared.out())
        .startsWith("UNCHANGED  The same run, so there is nothing to compare.\n")
        .hasLineCount(3);
    assertThat(CommandRun.of("compare", base, copy.toString(), "--json").out())
        .contains("\"sameRun\": true", "\"scopes\": [ ]");
  }

  @Test
  void shouldSayWhatIsWrongWhenItCannotCompare() {
    assertRefused("--min-effect is 5.0, but must be", "compare", base, base, "--min-effect", "5");
    assertRefused("There is no baseline baselines/nightly.json", "compare", "nightly", base);
    assertRefused("is not a baseline name", "compare", "night ly", base);
  }

  private static void assertRefused(String because, String... arguments) {
    CommandRun refused = CommandRun.of(arguments);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(because).doesNotContain("\tat ");
    assertThat(refused.out()).isEmpty();
  }
}
