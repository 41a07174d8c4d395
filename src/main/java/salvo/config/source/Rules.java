package salvo.config.source;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import salvo.text.DurationText;

/**
 * The rules that values of the configuration keep. Bounds are included unless they say otherwise.
 */
public final class Rules {

  public static final Duration DAY = Duration.ofHours(24);
  public static final double MOST_PER_SECOND = 100_000;
  public static final double LEAST_PER_SECOND = 0.0003;

  private static final int MOST_PORT = 65_535;
  private static final Pattern AUTHORITY = Pattern.compile("[\\w.-]+(?::(\\d{1,5}))?");

  private Rules() {}

  public static Rule<String> text(String example) {
    return Rule.ofText("a text", example, Optional::of);
  }

  public static Rule<String> textLike(Pattern form, String text, String example) {
    return Rule.ofText(text, example, v -> Optional.of(v).filter(form.asMatchPredicate()));
  }

  public static Rule<String> oneOf(List<String> choices) {
    return Rule.ofText(
        "one of " + String.join(", ", choices),
        choices.get(0),
        v -> Optional.of(v).filter(choices::contains));
  }

  public static Rule<Boolean> flag() {
    return Rule.ofText(
        "true or false",
        "true",
        v ->
            switch (v) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  public static Rule<Long> anyWholeNumber() {
    return Rule.ofText(
        "a whole number of at most 64 bits",
        "42",
        v ->
            number(v)
                .filter(n -> n.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
                .filter(Rules::isWhole)
                .map(BigDecimal::longValueExact));
  }

  public static Rule<Integer> wholeNumber(int least, int most, String example) {
    return Rule.ofText(
        "a whole number from " + least + " to " + most,
        example,
        v ->
            number(v)
                .filter(within(least, most))
                .filter(Rules::isWhole)
                .map(BigDecimal::intValueExact));
  }

  public static Rule<Double> number(double least, double most, String example) {
    return Rule.ofText(
        "a number from " + plain(least) + " to " + plain(most),
        example,
        v -> number(v).filter(within(least, most)).map(BigDecimal::doubleValue));
  }

  /** A rate: at least one in an hour, and at most {@link #MOST_PER_SECOND} per second. */
  public static Rule<Double> perSecond(String example) {
    return Rule.ofText(
        "a number from 0.0003 to " + plain(MOST_PER_SECOND) + ", per second",
        example,
        v ->
            number(v)
                .filter(within(LEAST_PER_SECOND, MOST_PER_SECOND))
                .map(BigDecimal::doubleValue));
  }

  /** What keeps the rule, or 0. */
  public static Rule<Double> orZero(Rule<Double> rule) {
    return new Rule<>(
        rule.text() + ", or 0",
        rule.example(),
        value ->
            Rule.scalar(value)
                .flatMap(Rules::number)
                .filter(n -> n.signum() == 0)
                .map(BigDecimal::doubleValue)
                .or(() -> rule.parse().apply(value)));
  }

  public static Rule<Double> share() {
    return number(0, 1, "0.05");
  }

  public static Rule<Double> shareAboveZero(String example) {
    return Rule.ofText(
        "a number more than 0 and less than 1",
        example,
        v -> number(v).map(BigDecimal::doubleValue).filter(n -> n > 0 && n < 1));
  }

  public static Rule<Duration> duration(Duration least, Duration most, String example) {
    String bounds = DurationText.of(least) + " to " + DurationText.of(most);
    return Rule.ofText(
        "a duration from " + bounds + " with its unit (ms, s, min, h)",
        example,
        v -> DurationText.parse(v).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0));
  }

  /** A duration that may lack its unit, which is seconds then: {@code duration=300}. */
  public static Rule<Duration> seconds(Duration least, Duration most, String example) {
    String bounds = DurationText.of(least) + " to " + DurationText.of(most);
    return Rule.ofText(
        "a duration from " + bounds + ", in seconds or with its unit (ms, s, min, h)",
        example,
        v ->
            DurationText.parse(isNumber(v) ? v.strip() + " s" : v)
                .filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0));
  }

  private static boolean isNumber(String text) {
    return number(text).isPresent();
  }

  /** An http or https URL of a host, an optional port and path; a slash at its end is dropped. */
  public static Rule<URI> webAddress() {
    return Rule.ofText(
        "an http or https URL with a host name (letters, digits, -, _ and .), without user, query"
            + " or fragment",
        "https://staging.example.com",
        v -> uri(v).filter(Rules::isWebAddress));
  }

  /** A rate, or "auto", which is the empty value. */
  public static Rule<OptionalDouble> perSecondOrAuto() {
    return orAuto(perSecond("40"))
        .map(rate -> rate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
  }

  /** What keeps the rule, or "auto", which is the empty value. */
  public static <T> Rule<Optional<T>> orAuto(Rule<T> rule) {
    return new Rule<>(
        rule.text() + ", or auto",
        "auto",
        value ->
            Rule.scalar(value).equals(Optional.of("auto"))
                ? Optional.of(Optional.empty())
                : rule.parse().apply(value).map(Optional::of));
  }

  /** A list whose elements keep the rule, or one text with commas between them. */
  public static <T> Rule<List<T>> listOf(Rule<T> rule) {
    return new Rule<>(
        "a list, or a text with commas between, of which each is " + rule.text(),
        "[" + rule.example() + "]",
        value -> elements(value).flatMap(elements -> allOf(elements, rule)));
  }

  /** The words of a command: a list, or one text with blanks between them. */
  public static Rule<List<String>> words(String example) {
    return new Rule<>(
        "the words of a command: a list of texts, or one text with blanks between",
        example,
        value ->
            listed(value)
                .flatMap(list -> allOf(list, text("server.py")))
                .or(() -> Rule.scalar(value).map(Rules::split)));
  }

  private static List<String> split(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  /** A list that keeps the rule and is not empty. */
  public static <T> Rule<List<T>> atLeastOne(Rule<List<T>> list) {
    return new Rule<>(
        list.text() + "; at least one",
        list.example(),
        value -> list.parse().apply(value).filter(elements -> !elements.isEmpty()));
  }

  private static <T> Optional<List<T>> allOf(List<ConfigValue> elements, Rule<T> rule) {
    List<T> parsed = elements.stream().flatMap(v -> rule.parse().apply(v).stream()).toList();
    return Optional.of(parsed).filter(all -> all.size() == elements.size());
  }

  private static Optional<List<ConfigValue>> elements(ConfigValue value) {
    return listed(value)
        .or(() -> Rule.scalar(value).filter(text -> !text.isBlank()).map(Rules::separated));
  }

  private static List<ConfigValue> separated(String text) {
    return Arrays.stream(text.replaceAll("^\\[|]$", "").split(","))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .<ConfigValue>map(element -> ConfigValueFactory.fromAnyRef(element))
        .toList();
  }

  /**
   * The elements of a list, or of an object whose keys are 0, 1 and so on, as -Dsalvo.list.0=...
   * makes them; empty for what is neither.
   */
  static Optional<List<ConfigValue>> listed(ConfigValue value) {
    if (value instanceof ConfigList list) {
      return Optional.of(list);
    }
    if (!(value instanceof ConfigObject object) || object.isEmpty()) {
      return Optional.empty();
    }
    List<ConfigValue> elements =
        IntStream.range(0, object.size())
            .mapToObj(i -> object.get(String.valueOf(i)))
            .filter(Objects::nonNull)
            .toList();
    return Optional.of(elements).filter(all -> all.size() == object.size());
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Predicate<BigDecimal> within(double least, double most) {
    return n ->
        n.compareTo(BigDecimal.valueOf(least)) >= 0 && n.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  /** To be asked after the bounds: a number such as 1e999999999 takes long to write out. */
  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text.strip().replaceAll("/+$", "")));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isWebAddress(URI uri) {
    return uri.getScheme() != null
        && (uri.getScheme().equalsIgnoreCase("http") || uri.getScheme().equalsIgnoreCase("https"))
        && (uri.getHost() == null ? isAuthority(uri) : isPort(uri.getPort()))
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  /** With an underscore in its name, which Java's own reading of addresses does not know. */
  private static boolean isAuthority(URI uri) {
    Matcher parts = AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
    return uri.getRawAuthority() != null
        && parts.matches()
        && (parts.group(1) == null || isPort(Integer.parseInt(parts.group(1))));
  }

  private static boolean isPort(int port) {
    return port == -1 || port >= 1 && port <= MOST_PORT;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
