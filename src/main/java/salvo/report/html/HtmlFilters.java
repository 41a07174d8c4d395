package salvo.report.html;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import salvo.compare.Comparison.Change;
import salvo.report.html.chart.HtmlTime;
import salvo.report.html.chart.HtmlUnit;
import salvo.report.words.Tone;
import salvo.slo.SloResult;
import salvo.slo.Verdict;
import salvo.stats.times.ResponseTimes;
import salvo.text.DurationText;
import salvo.text.ErrorExample;
import salvo.text.Quantity;

/** How the page's templates write figures, by filter: {@code {{ total.ko | count }}}. */
final class HtmlFilters extends AbstractExtension {

  @Override
  public Map<String, Filter> getFilters() {
    return Map.ofEntries(
        Map.entry("count", number(it -> Quantity.count(it.longValue()))),
        Map.entry("millis", number(it -> Quantity.millis(it.doubleValue()))),
        Map.entry("share", number(it -> Quantity.share(it.doubleValue()))),
        Map.entry("rate", number(it -> Quantity.perSecond(it.doubleValue()))),
        Map.entry("number", number(it -> Quantity.number(it.doubleValue()))),
        Map.entry("duration", number(it -> DurationText.rounded(it.doubleValue()))),
        Map.entry("instant", number(it -> Instant.ofEpochMilli(it.longValue()))),
        Map.entry("clock", one(it -> HtmlTime.clock((Instant) it))),
        Map.entry("example", one(it -> ErrorExample.of((String) it))),
        Map.entry("tone", one(HtmlFilters::tone)),
        Map.entry("word", one(HtmlFilters::word)),
        Map.entry("anchor", one(it -> anchor((String) it))),
        Map.entry("percentile", two("percent", HtmlFilters::percentile)),
        Map.entry("as", two("unit", HtmlFilters::amount)),
        Map.entry("since", two("start", HtmlFilters::since)));
  }

  private static Object percentile(Object times, Object percent) {
    return ((ResponseTimes) times).percentile(((Number) percent).doubleValue());
  }

  private static Object amount(Object value, Object unit) {
    return ((HtmlUnit) unit).text(((Number) value).doubleValue());
  }

  private static Object since(Object millis, Object start) {
    return HtmlTime.ofRun(((Number) millis).longValue() - ((Number) start).longValue());
  }

  /** The class and the icon of an outcome; of a request, whether it succeeded. */
  private static String tone(Object outcome) {
    Tone tone;
    if (outcome instanceof Verdict.Status it) {
      tone = Tone.of(it);
    } else if (outcome instanceof SloResult.Status it) {
      tone = Tone.of(it);
    } else if (outcome instanceof Change it) {
      tone = Tone.of(it);
    } else {
      tone = (boolean) outcome ? Tone.GOOD : Tone.BAD;
    }
    return tone.name().toLowerCase(Locale.ROOT);
  }

  /** A name as the part of an address that leads to it. */
  private static String anchor(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** An outcome for reading: "NO DATA". */
  private static String word(Object outcome) {
    return outcome instanceof Enum<?> it
        ? it.name().replace('_', ' ')
        : (boolean) outcome ? "OK" : "failed";
  }

  private static Filter number(Function<Number, Object> text) {
    return one(it -> text.apply((Number) it));
  }

  private static Filter one(Function<Object, Object> text) {
    return new NamedFilter(List.of(), (input, arguments) -> text.apply(input));
  }

  private static Filter two(String argument, BiFunction<Object, Object, Object> text) {
    return new NamedFilter(
        List.of(argument), (input, arguments) -> text.apply(input, arguments.get(argument)));
  }

  private record NamedFilter(
      List<String> argumentNames, BiFunction<Object, Map<String, Object>, Object> text)
      implements Filter {

    @Override
    public List<String> getArgumentNames() {
      return argumentNames;
    }

    @Override
    public Object apply(
        Object input,
        Map<String, Object> arguments,
        PebbleTemplate template,
        EvaluationContext context,
        int line) {
      return text.apply(input, arguments);
    }
  }
}
