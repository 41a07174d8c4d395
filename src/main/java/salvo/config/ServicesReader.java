package salvo.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import salvo.config.host.Loopback;
import salvo.config.input.InputFile;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.steps.RequestRules;
import salvo.text.NearestName;

/** Reads what surrounds a load: the choice of the system, client, sandbox, side-car. */
final class ServicesReader {

  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final int MOST_PARALLEL = 64;

  private static final Pattern PATH = Pattern.compile("/[^\\s#]*");

  private static final Rule<String> LOOPBACK =
      Rule.ofText(
          "a loopback address", "127.0.0.1", value -> Optional.of(value).filter(Loopback::isOne));

  private static final Rule<String> HOST =
      Rules.textLike(
          Pattern.compile("[\\w.-]+|\\[?[0-9A-Fa-f:]+]?"),
          "the name or the address of a host, without scheme and port",
          "staging.example.org");

  private static final Rule<String> EXPORTER =
      Rules.textLike(
          Pattern.compile("\\w[\\w. -]*"), "a name of letters, digits, dots and dashes", "node");

  /** Java's client takes no underscore in a name. */
  private static final Rule<URI> EXPORTER_URL =
      new Rule<>(
          Rules.webAddress().text() + "; for an exporter without _",
          "http://127.0.0.1:9100/metrics",
          value -> Rules.webAddress().parse().apply(value).filter(it -> it.getHost() != null));

  private static final Rule<String> SERIES =
      Rules.textLike(
          Pattern.compile("[A-Za-z_:][\\w:]*(\\{.*})?|rate\\([A-Za-z_:][\\w:]*(\\{.*})?\\)"),
          "a series of an exporter, with labels or without, or the rate of one",
          "node_load1");

  private static final Rule<Path> TARGET_LOG =
      Rule.ofText(
          "a regular file that exists and can be read", "/var/log/app.log", InputFile::readable);

  private static final String NO_TOKENIZER = "off";
  private static final List<String> TOKENIZERS =
      List.of(NO_TOKENIZER, "r50k_base", "p50k_base", "cl100k_base", "o200k_base");

  private ServicesReader() {}

  static Settings.Http http(Section http) {
    return new Settings.Http(
        http.required("requestTimeout", Rules.seconds(MILLISECOND, HOUR, "60 s")),
        http.required("shareConnections", Rules.flag()),
        http.required("retries", Rules.wholeNumber(0, 10, "0")),
        http.required("hosts", Rules.listOf(HOST)),
        tls(http.section("tls")),
        RequestRules.headers(http));
  }

  private static Settings.Tls tls(Section tls) {
    return new Settings.Tls(
        tls.required("verify", Rules.flag()),
        tls.optional("trustStore", Rules.text("certificates.p12")),
        tls.optional("trustStorePassword", Rules.text("changeit")));
  }

  static Settings.Streams streams(Section streams) {
    String tokenizer = streams.required("tokenizer", Rules.oneOf(TOKENIZERS));
    return new Settings.Streams(Optional.of(tokenizer).filter(it -> !it.equals(NO_TOKENIZER)));
  }

  static Settings.WarmUp warmUp(Section warmUp) {
    return new Settings.WarmUp(
        warmUp.required("duration", Rules.duration(Duration.ZERO, TEN_MINUTES, "5 s")),
        warmUp.required("limit", Rules.duration(Duration.ofSeconds(1), TEN_MINUTES, "30 s")),
        warmUp.required("tasksPerSecond", Rules.perSecondOrAuto()),
        warmUp.required("onTarget", Rules.flag()),
        warmUp.required("calibration", Rules.flag()));
  }

  static Settings.Sandbox sandbox(Section sandbox) {
    return new Settings.Sandbox(
        sandbox.required("host", LOOPBACK),
        sandbox.required("port", Rules.wholeNumber(0, 65_535, "8080")),
        sandbox.required("seed", Rules.anyWholeNumber()),
        sandbox.required("scale", Rules.number(0, 100, "0.2")),
        sandbox.required("slots", Rules.wholeNumber(1, 1_000_000, "1024")),
        sandbox.required("queue", Rules.wholeNumber(0, 1_000_000, "8192")),
        sandbox.required("rateLimits", Rules.flag()),
        sandbox.list("faults", ServicesReader::fault),
        callbacks(sandbox.section("callbacks")));
  }

  static Settings.Monitor monitor(Section monitor) {
    return new Settings.Monitor(
        monitor.required("enabled", Rules.flag()),
        monitor.required(
            "interval", Rules.duration(Duration.ofMillis(100), Duration.ofMinutes(1), "1 s")),
        monitor
            .optional("targetPid", Rules.wholeNumber(1, Integer.MAX_VALUE, "4711"))
            .map(OptionalLong::of)
            .orElseGet(OptionalLong::empty),
        exporters(monitor));
  }

  static Settings.ErrorSamples errorSamples(Section samples) {
    return new Settings.ErrorSamples(
        samples.required("perCause", Rules.wholeNumber(0, 20, "3")),
        samples.unlessBlank("targetLog", TARGET_LOG));
  }

  static Settings.LocalTarget localTarget(Section target) {
    return new Settings.LocalTarget(
        target.required("start", Rules.words("python3 server.py")),
        target.required("readyWhen", Rules.textLike(PATH, "a path that begins with /", "/health")),
        target.required(
            "readyWithin", Rules.duration(Duration.ofSeconds(1), TEN_MINUTES, "1 min")));
  }

  /** What a name stands for is checked when it is run. */
  static Map<String, List<String>> runs(Section runs) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String name : runs.names()) {
      all.put(name, runs.required(name, Rules.words("content -Dprofile=soak")));
    }
    return all;
  }

  private static List<Settings.Exporter> exporters(Section monitor) {
    List<Settings.Exporter> exporters = monitor.list("exporters", ServicesReader::exporter);
    if (exporters.stream().map(Settings.Exporter::name).distinct().count() < exporters.size()) {
      monitor.report("exporters", "a list of objects with different names", "rename one of them");
    }
    return exporters;
  }

  private static Settings.Exporter exporter(Section exporter) {
    return new Settings.Exporter(
        exporter.required("name", EXPORTER),
        exporter.required("url", EXPORTER_URL),
        exporter.required("series", Rules.listOf(SERIES)).stream().distinct().toList());
  }

  static Settings.Live live(Section live) {
    boolean enabled = live.required("enabled", Rules.flag());
    boolean interactive = live.required("interactive", Rules.flag());
    if (interactive && !enabled) {
      live.report(
          "interactive", "false if there is no live page to start from", "set live.enabled = true");
    }
    return new Settings.Live(
        enabled,
        live.required("port", Rules.wholeNumber(0, 65_535, "8089")),
        Settings.Console.valueOf(
            live.required("terminal", Rules.oneOf(List.of("auto", "plain", "off")))
                .toUpperCase(Locale.ROOT)),
        interactive);
  }

  static Settings.Suite suite(Section suite) {
    return new Settings.Suite(
        suite.required("parallel", Rules.wholeNumber(1, MOST_PARALLEL, "2")),
        suite.required("simulations", Rules.listOf(Rules.text("ContentSimulation"))));
  }

  private static Settings.Fault fault(Section fault) {
    Rule<String> kinds =
        Rules.oneOf(List.of("status", "delay", "reset", "hang", "malformed", "leak"));
    return new Settings.Fault(
        fault.required("endpoint", Rules.text("create job")),
        fault.required("kind", kinds),
        fault.required("rate", Rules.share()),
        fault.optional("status", Rules.wholeNumber(100, 599, "503")).orElse(503),
        fault.optional("delay", Rules.duration(Duration.ZERO, HOUR, "2 s")).orElse(Duration.ZERO));
  }

  private static Settings.Callbacks callbacks(Section callbacks) {
    return new Settings.Callbacks(
        callbacks.required("lost", Rules.share()),
        callbacks.required("late", Rules.share()),
        callbacks.required("lateBy", Rules.duration(Duration.ZERO, HOUR, "1 min")),
        callbacks.required("duplicate", Rules.share()),
        callbacks.required("failed", Rules.share()));
  }

  static String list(Set<String> names) {
    return String.join(", ", names);
  }

  /** What to do about a name that is none of the valid ones. */
  static String fix(String name, Collection<String> names) {
    return NearestName.slipOf(name, names)
        .map(near -> "did you mean " + near + "?")
        .orElse("choose one of them.");
  }
}
