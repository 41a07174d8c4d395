package salvo.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import salvo.sandbox.behaviour.Fault;
import salvo.sandbox.behaviour.Fault.Kind;
import salvo.sandbox.declared.Route;
import salvo.sandbox.http.Json;
import salvo.sandbox.jobs.CallbackFaults;

/** Reads {@link SandboxOptions} from JSON and reports everything that is wrong with it at once. */
final class OptionsReader {

  private static final int MAX_REQUESTS = 1_000_000;
  private static final int MAX_SCALE = 1000;
  private static final int HOUR_MILLIS = 3_600_000;

  private final Fields fields;
  private List<Route> routes = List.of();

  private OptionsReader(Fields fields) {
    this.fields = fields;
  }

  static SandboxOptions read(String json) {
    List<String> problems = new ArrayList<>();
    Fields fields = new Fields(parse(json), problems);
    SandboxOptions options = new OptionsReader(fields).options();
    fields.refuseUnknown();
    if (!problems.isEmpty()) {
      throw new InvalidOptions(problems);
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
    boolean allowRemote = fields.flag("allowRemote", false);
    routes = RoutesReader.routes(fields);
    return new SandboxOptions(
        host(allowRemote),
        (int) fields.whole("port", 0, 0, 65_535),
        allowRemote,
        fields.whole("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE),
        fields.number("scale", 1, MAX_SCALE),
        (int) fields.whole("slots", 1024, 1, MAX_REQUESTS),
        (int) fields.whole("queue", 8192, 0, MAX_REQUESTS),
        fields.flag("rateLimits", false),
        routes,
        faults(),
        callbacks(),
        fields.text("apiKey", "sandbox-key"),
        fields.text("adminEmail", "admin@example.com"),
        fields.text("adminPassword", "sandbox-admin"),
        fields.flag("manyKinds", false),
        fields.possiblyEmpty("log", ""),
        fields.flag("exitWithParent", true));
  }

  private String host(boolean allowRemote) {
    String host = fields.text("host", "127.0.0.1");
    try {
      if (!allowRemote && !InetAddress.getByName(host).isLoopbackAddress()) {
        fields.problem(
            "host", host, "is not a loopback address; use 127.0.0.1 or set allowRemote to true");
      }
    } catch (UnknownHostException e) {
      fields.problem("host", host, "is unknown; use an address of this machine, such as 127.0.0.1");
    }
    return host;
  }

  private List<Fault> faults() {
    SortedSet<String> endpoints = new TreeSet<>(Systems.endpointNames());
    endpoints.add(Fault.ANY);
    routes.forEach(route -> endpoints.add(route.endpoint()));
    return fields.list("faults").stream().map(fault -> fault(fault, endpoints)).toList();
  }

  private static Fault fault(Fields fields, SortedSet<String> endpoints) {
    String endpoint = fields.oneOf("endpoint", endpoints);
    Kind kind = Kind.valueOf(fields.oneOf("kind", Kind.keys()).toUpperCase(Locale.ROOT));
    Fault fault =
        new Fault(
            endpoint,
            kind,
            fields.number("rate", 1, 1),
            (int) fields.whole("status", 500, 200, 599),
            fields.whole("delayMillis", 0, kind == Kind.DELAY ? 1 : 0, HOUR_MILLIS));
    fields.refuseUnknown();
    return fault;
  }

  private CallbackFaults callbacks() {
    Fields callbacks = fields.object("callbacks");
    CallbackFaults faults =
        new CallbackFaults(
            callbacks.number("lost", 0, 1),
            callbacks.number("late", 0, 1),
            callbacks.number("duplicate", 0, 1),
            callbacks.number("failed", 0, 1),
            callbacks.whole("lateMillis", 0, 0, HOUR_MILLIS));
    callbacks.refuseUnknown();
    return faults;
  }
}
