package salvo.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import salvo.sandbox.behaviour.Fault;
import salvo.sandbox.behaviour.Fault.Kind;
import salvo.sandbox.http.Json;
import salvo.sandbox.jobs.CallbackFaults;

/** Reads {@link SandboxOptions} from JSON and reports everything that is wrong with it at once. */
final class OptionsReader {

  private static final int MAX_REQUESTS = 1_000_000;
  private static final int MAX_SCALE = 1000;
  private static final int HOUR_MILLIS = 3_600_000;

  private final JsonNode document;
  private final String prefix;
  private final List<String> problems;
  private final SortedSet<String> known = new TreeSet<>();

  private OptionsReader(JsonNode document, String prefix, List<String> problems) {
    this.document = document;
    this.prefix = prefix;
    this.problems = problems;
  }

  static SandboxOptions read(String json) {
    OptionsReader reader = new OptionsReader(parse(json), "", new ArrayList<>());
    SandboxOptions options = reader.options();
    reader.refuseUnknown();
    if (!reader.problems.isEmpty()) {
      throw new InvalidOptions(reader.problems);
    }
    return options;
  }

  private static JsonNode parse(String json) {
    JsonNode document;
    try {
      document = Json.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new InvalidOptions(List.of("configuration: not JSON: " + firstLine(e)));
    }
    if (!document.isObject()) {
      throw new InvalidOptions(List.of("configuration: must be one JSON object; {} is enough"));
    }
    return document;
  }

  private static String firstLine(IOException e) {
    return e.getMessage().lines().findFirst().orElse("");
  }

  private SandboxOptions options() {
    boolean allowRemote = flag("allowRemote", false);
    return new SandboxOptions(
        host(allowRemote),
        (int) whole("port", 0, 0, 65_535),
        allowRemote,
        whole("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE),
        number("scale", 1, MAX_SCALE),
        (int) whole("slots", 1024, 1, MAX_REQUESTS),
        (int) whole("queue", 8192, 0, MAX_REQUESTS),
        flag("rateLimits", false),
        faults(),
        callbacks(),
        text("apiKey", "sandbox-key"),
        text("adminEmail", "admin@example.com"),
        text("adminPassword", "sandbox-admin"),
        possiblyEmpty("log", ""),
        flag("exitWithParent", true));
  }

  private String host(boolean allowRemote) {
    String host = text("host", "127.0.0.1");
    try {
      if (!allowRemote && !InetAddress.getByName(host).isLoopbackAddress()) {
        problem(
            "host", host, "is not a loopback address; use 127.0.0.1 or set allowRemote to true");
      }
    } catch (UnknownHostException e) {
      problem("host", host, "is unknown; use an address of this machine, such as 127.0.0.1");
    }
    return host;
  }

  private List<Fault> faults() {
    JsonNode list = value("faults");
    if (!list.isMissingNode() && !list.isArray()) {
      problem("faults", list, "must be a list of objects");
    }
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      OptionsReader reader =
          new OptionsReader(list.get(i), prefix + "faults[" + i + "].", problems);
      faults.add(reader.fault());
      reader.refuseUnknown();
    }
    return faults;
  }

  private Fault fault() {
    SortedSet<String> endpoints = new TreeSet<>(Systems.endpointNames());
    endpoints.add(Fault.ANY);
    String endpoint = oneOf("endpoint", endpoints);
    Kind kind = Kind.valueOf(oneOf("kind", Kind.keys()).toUpperCase(Locale.ROOT));
    return new Fault(
        endpoint,
        kind,
        number("rate", 1, 1),
        (int) whole("status", 500, 200, 599),
        whole("delayMillis", 0, kind == Kind.DELAY ? 1 : 0, HOUR_MILLIS));
  }

  private CallbackFaults callbacks() {
    JsonNode callbacks = value("callbacks");
    if (!callbacks.isMissingNode() && !callbacks.isObject()) {
      problem("callbacks", callbacks, "must be an object");
    }
    OptionsReader reader = new OptionsReader(callbacks, prefix + "callbacks.", problems);
    CallbackFaults faults =
        new CallbackFaults(
            reader.number("lost", 0, 1),
            reader.number("late", 0, 1),
            reader.number("duplicate", 0, 1),
            reader.number("failed", 0, 1),
            reader.whole("lateMillis", 0, 0, HOUR_MILLIS));
    reader.refuseUnknown();
    return faults;
  }

  private JsonNode value(String field) {
    known.add(field);
    return document.path(field);
  }

  private boolean flag(String field, boolean absent) {
    JsonNode value = value(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problem(field, value, "must be true or false");
    }
    return value.asBoolean(absent);
  }

  private long whole(String field, long absent, long min, long max) {
    JsonNode value = value(field);
    long whole = value.asLong(absent);
    boolean fits = value.isMissingNode() || value.isIntegralNumber() && value.canConvertToLong();
    if (!fits || whole < min || whole > max) {
      problem(
          field,
          value.isMissingNode() ? whole : value,
          "must be a whole number from " + min + " to " + max);
    }
    return whole;
  }

  private double number(String field, double absent, int max) {
    JsonNode value = value(field);
    double number = value.asDouble(absent);
    boolean fits = value.isMissingNode() || value.isNumber();
    if (!fits || !(number >= 0 && number <= max)) {
      problem(field, value, "must be a number from 0 to " + max);
    }
    return number;
  }

  private String text(String field, String absent) {
    String text = possiblyEmpty(field, absent);
    if (text.isBlank()) {
      problem(field, "\"\"", "must not be empty");
    }
    return text;
  }

  private String possiblyEmpty(String field, String absent) {
    JsonNode value = value(field);
    if (!value.isMissingNode() && !value.isTextual()) {
      problem(field, value, "must be a text");
    }
    return value.asText(absent);
  }

  /** A required word; when it is missing or none of the valid ones, the first of these. */
  private String oneOf(String field, Collection<String> words) {
    JsonNode value = value(field);
    if (words.contains(value.asText())) {
      return value.asText();
    }
    String shown = value.isMissingNode() ? "nothing" : value.toString();
    problem(field, shown, "must be one of " + String.join(", ", words));
    return words.iterator().next();
  }

  private void refuseUnknown() {
    document
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                problem(field, "unknown field", "must be one of " + String.join(", ", known));
              }
            });
  }

  private void problem(String field, Object value, String rule) {
    problems.add(prefix + field + ": " + value + ": " + rule);
  }
}
