package salvo.report.compared;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import salvo.compare.Comparison;
import salvo.report.page.StandalonePage;

/** The page of one or several comparisons with the same base. */
public final class ComparisonPage {

  public static final String FILE_NAME = "compare.html";

  private ComparisonPage() {}

  public static String text(List<Comparison> comparisons) {
    List<ComparedPart> parts = comparisons.stream().map(ComparedPart::of).toList();
    String now =
        comparisons.stream().map(it -> it.candidate().source()).collect(Collectors.joining(", "));
    return StandalonePage.text(
        "compare",
        Map.of(
            "title",
            now + " against " + comparisons.get(0).base().source(),
            "outcome",
            comparisons.stream().map(it -> it.outcome().name()).collect(Collectors.joining(", ")),
            "parts",
            parts));
  }
}
