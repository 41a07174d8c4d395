package salvo.report.words;

import static salvo.text.Quantity.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.report.CostFigures;
import salvo.report.RunReport;
import salvo.text.Quantity;

/** What requests cost in words: a row for each that has a price. */
public final class CostText {

  /** What the cells of a row are called. */
  public static final List<String> HEADINGS =
      List.of("Costs of", "In all", "Per request", "Per good answer");

  private CostText() {}

  /** One row each, in alphabetical order; none where nothing has a price. */
  public static List<List<String>> rows(RunReport report) {
    return CostFigures.of(report.stats()).stream()
        .map(
            it ->
                List.of(
                    it.name(),
                    inAll(it),
                    it.perRequest().map(each -> text(each, it)).orElse(""),
                    good(it)))
        .toList();
  }

  /** One sentence each, without an end, and one of all where there are several. */
  public static List<String> sentences(RunReport report) {
    List<CostFigures> all = CostFigures.of(report.stats());
    List<String> sentences = new ArrayList<>();
    all.forEach(it -> sentences.add(sentence(it)));
    if (all.size() > 1) {
      sum(all).ifPresent(sum -> sentences.add("together: " + text(sum, all.get(0)) + least(all)));
    }
    return sentences;
  }

  private static String sentence(CostFigures it) {
    List<String> parts = new ArrayList<>();
    parts.add(inAll(it));
    it.perRequest().ifPresent(each -> parts.add(text(each, it) + " per request"));
    String good = good(it);
    if (!good.isEmpty()) {
      parts.add(good);
    }
    return it.name() + ": " + String.join("; ", parts);
  }

  private static String inAll(CostFigures it) {
    if (it.amount().isEmpty()) {
      return "unknown: no usage came with any of " + count(it.requests()) + " requests";
    }
    String amount = text(it.amount().get(), it);
    return it.unknown() == 0
        ? amount
        : "at least "
            + amount
            + ": no usage came with "
            + count(it.unknown())
            + " of "
            + count(it.requests())
            + " requests";
  }

  /** By what is asked of answers; where nothing is, each that succeeded is a good one. */
  private static String good(CostFigures it) {
    List<String> parts = new ArrayList<>();
    it.perGoodput().ifPresent(each -> parts.add(text(each, it) + " per answer of goodput"));
    it.perQuality().ifPresent(each -> parts.add(text(each, it) + " per answer of quality"));
    if (parts.isEmpty()) {
      it.perSuccess().ifPresent(each -> parts.add(text(each, it) + " per success"));
    }
    return String.join(", ", parts);
  }

  private static Optional<BigDecimal> sum(List<CostFigures> all) {
    return all.stream().flatMap(it -> it.amount().stream()).reduce(BigDecimal::add);
  }

  private static String least(List<CostFigures> all) {
    return all.stream().anyMatch(it -> it.unknown() > 0) ? " at least" : "";
  }

  private static String text(BigDecimal amount, CostFigures of) {
    return Quantity.money(amount, of.currency());
  }
}
