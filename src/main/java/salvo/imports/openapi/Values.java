package salvo.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import salvo.imports.openapi.document.JsonNodes;
import salvo.imports.openapi.document.Schemas;

/** Single values that a schema allows: those that it gives itself, or else made ones. */
final class Values {

  private static final List<String> WORDS =
      List.of(
          "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "hazel", "indigo", "jade",
          "koala", "lotus", "maple", "nova", "olive", "pearl", "quartz", "raven", "sable", "tulip");

  private static final long DAY_0 = 20_454;
  private static final int A_YEAR = 365;
  private static final int MOST_CHARACTERS = 200;

  private final Random random;

  /** Equal seeds and names make equal values. */
  Values(long seed, String name) {
    random = new Random(seed * 31 + name.hashCode());
  }

  /** The values that a schema gives: its examples, else its default, else all of its enum. */
  static List<JsonNode> given(JsonNode schema) {
    if (JsonNodes.isExample(schema.path("example"))) {
      return List.of(schema.path("example"));
    }
    List<JsonNode> examples =
        JsonNodes.elements(schema.path("examples")).stream().filter(JsonNodes::isExample).toList();
    if (!examples.isEmpty()) {
      return examples;
    }
    if (schema.has("default") && !schema.path("default").isNull()) {
      return List.of(schema.path("default"));
    }
    if (schema.has("const")) {
      return List.of(schema.path("const"));
    }
    return JsonNodes.elements(schema.path("enum")).stream().filter(it -> !it.isNull()).toList();
  }

  /** A value of a type that is neither object nor array. */
  JsonNode made(JsonNode schema, String name) {
    return switch (Schemas.type(schema)) {
      case "integer" -> LongNode.valueOf(whole(schema));
      case "number" -> DecimalNode.valueOf(number(schema));
      case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
      case "null" -> NullNode.getInstance();
      default -> TextNode.valueOf(text(schema, name));
    };
  }

  private long whole(JsonNode schema) {
    BigDecimal step = step(schema, BigDecimal.ONE);
    BigDecimal min = bound(schema, "minimum", "exclusiveMinimum", BigDecimal.ONE);
    BigDecimal max = bound(schema, "maximum", "exclusiveMaximum", BigDecimal.ONE.negate());
    BigDecimal low = min == null ? lowest(max) : min;
    BigDecimal high = max == null ? low.add(BigDecimal.valueOf(1000)) : max;
    return between(low, high, step).setScale(0, RoundingMode.CEILING).longValue();
  }

  private BigDecimal number(JsonNode schema) {
    BigDecimal step = step(schema, new BigDecimal("0.01"));
    BigDecimal min = bound(schema, "minimum", "exclusiveMinimum", step);
    BigDecimal max = bound(schema, "maximum", "exclusiveMaximum", step.negate());
    BigDecimal low = min == null ? lowest(max) : min;
    BigDecimal high = max == null ? low.add(BigDecimal.valueOf(100)) : max;
    return between(low, high, step);
  }

  private static BigDecimal lowest(BigDecimal max) {
    return max == null || max.signum() > 0
        ? BigDecimal.ONE.min(max == null ? BigDecimal.ONE : max)
        : max.subtract(BigDecimal.TEN);
  }

  private static BigDecimal step(JsonNode schema, BigDecimal usual) {
    JsonNode step = schema.path("multipleOf");
    return step.isNumber() && step.decimalValue().signum() > 0 ? step.decimalValue() : usual;
  }

  /** An exclusive bound is a number since 3.1, and said of the other one before. */
  private static BigDecimal bound(
      JsonNode schema, String key, String exclusiveKey, BigDecimal further) {
    JsonNode exclusive = schema.path(exclusiveKey);
    if (exclusive.isNumber()) {
      return exclusive.decimalValue().add(further);
    }
    JsonNode bound = schema.path(key);
    if (!bound.isNumber()) {
      return null;
    }
    return exclusive.asBoolean() ? bound.decimalValue().add(further) : bound.decimalValue();
  }

  private BigDecimal between(BigDecimal low, BigDecimal high, BigDecimal step) {
    BigDecimal first = low.divide(step, 0, RoundingMode.CEILING);
    long steps =
        high.subtract(first.multiply(step))
            .divide(step, 0, RoundingMode.FLOOR)
            .min(BigDecimal.valueOf(10_000))
            .max(BigDecimal.ZERO)
            .longValue();
    return first.add(BigDecimal.valueOf(random.nextInt((int) steps + 1))).multiply(step);
  }

  private String text(JsonNode schema, String name) {
    String format = schema.path("format").asText();
    return switch (format) {
      case "uuid", "guid" -> uuid();
      case "date" -> date();
      case "date-time" -> date() + "T" + time() + "Z";
      case "time" -> time() + "Z";
      case "duration" -> "PT" + (1 + random.nextInt(59)) + "M";
      case "email", "idn-email" -> word() + random.nextInt(1000) + "@example.com";
      case "uri", "url", "iri", "uri-reference" -> "https://example.com/" + word();
      case "hostname" -> word() + ".example.com";
      case "ipv4", "ip" -> "192.0.2." + (1 + random.nextInt(254));
      case "ipv6" -> "2001:db8::" + Integer.toHexString(1 + random.nextInt(0xfffe));
      case "byte" ->
          Base64.getEncoder()
              .encodeToString((word() + "-" + word()).getBytes(StandardCharsets.UTF_8));
      default -> plain(schema, name);
    };
  }

  private String plain(JsonNode schema, String name) {
    Optional<String> matching =
        JsonNodes.text(schema, "pattern").flatMap(it -> PatternText.of(it, random));
    String text = matching.orElseGet(() -> byName(name.toLowerCase(Locale.ROOT)));
    int min = schema.path("minLength").asInt(0);
    int max = Math.max(min, schema.path("maxLength").asInt(MOST_CHARACTERS));
    if (matching.isPresent()) {
      return text;
    }
    StringBuilder filled = new StringBuilder(text);
    while (filled.length() < Math.min(min, 10_000)) {
      filled.append('-').append(word());
    }
    return filled.length() <= max ? filled.toString() : filled.substring(0, max);
  }

  private String byName(String name) {
    if (name.contains("email") || name.contains("e-mail")) {
      return word() + random.nextInt(1000) + "@example.com";
    }
    if (name.endsWith("url") || name.endsWith("uri") || name.equals("website")) {
      return "https://example.com/" + word();
    }
    if (name.contains("phone") || name.contains("mobile")) {
      return "+1202555" + (1000 + random.nextInt(9000));
    }
    if (name.equals("country") || name.equals("countrycode")) {
      return pick("DE", "FR", "JP", "US");
    }
    if (name.equals("currency")) {
      return pick("EUR", "JPY", "USD");
    }
    return word() + "-" + (100 + random.nextInt(900));
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private String uuid() {
    return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63)
        .toString();
  }

  private String date() {
    return LocalDate.ofEpochDay(DAY_0 + random.nextInt(A_YEAR)).toString();
  }

  private String time() {
    List<String> parts = new ArrayList<>();
    for (int most : new int[] {24, 60, 60}) {
      int part = random.nextInt(most);
      parts.add((part < 10 ? "0" : "") + part);
    }
    return String.join(":", parts);
  }
}
