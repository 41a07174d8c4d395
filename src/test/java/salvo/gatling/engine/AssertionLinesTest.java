package salvo.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssertionLinesTest {

  private static final String HOLDS =
      "Global: mean of response time is less than or equal to 500.0 : true (actual : 8.43)";
  private static final String BROKEN =
      "regular / healthz: max of response time is less than or equal to 200.0 : false"
          + " (actual : 1.2E3)";
  private static final String WITHOUT_DATA =
      "admin / usage summary: max of response time is less than or equal to 200.0 : false"
          + " (Could not find stats matching assertion path List(admin, usage summary))";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final AssertionLines filter =
      new AssertionLines(
          new PrintStream(shown, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  private final PrintStream out = new PrintStream(filter, true, StandardCharsets.UTF_8);

  @Test
  void shouldCountAssertionsWhenGatlingPrintsThem() {
    out.println(HOLDS);
    out.println(HOLDS);
    out.println(BROKEN);
    out.println(WITHOUT_DATA);

    assertThat(shown.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(filter.summary())
        .isEqualTo(
            "Gatling's own assertions, one for each task: 2 hold, 1 do not, 1 found no data.");
  }

  @Test
  void shouldShowEverythingElseWhenItIsPrinted() {
    out.print("in one ");
    out.print("line: ");
    out.println("█ é");
    out.println("healthz: false (as I said)");

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            String.join(
                System.lineSeparator(), "in one line: █ é", "healthz: false (as I said)", ""));
    assertThat(filter.summary()).isEmpty();
  }

  @Test
  void shouldLeaveOutGatlingsStatisticsWhenTheyAreOfOneInjectorOfSeveral() {
    filter.withoutStatistics();
    List.of(
            "  5 of 8 s            107 requests",
            "Parsing log file(s)...",
            "Parsing log file(s) done in 0s.",
            "Generating reports...",
            "",
            "========================================================================",
            "---- Global Information ------------|---Total---|-----OK----|----KO----",
            "> request count                     |       400 |       400 |         -",
            "---- Errors ------------------------------------------------------------",
            "> status.find.is(200), but actually found 503                 3 (100.0%)",
            "  the rest of a long one",
            "========================================================================",
            "said by a simulation",
            "",
            "Reports generated, please open the following file: file:///tmp/index.html",
            "> afterwards")
        .forEach(out::println);

    assertThat(shown.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "  5 of 8 s            107 requests", "said by a simulation", "> afterwards");
  }
}
