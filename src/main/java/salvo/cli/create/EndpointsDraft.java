package salvo.cli.create;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import salvo.cli.create.SourceText.Call;
import salvo.cli.create.SourceText.Chain;
import salvo.cli.create.SourceText.Word;
import salvo.config.Settings;
import salvo.config.steps.Step;
import salvo.text.Redaction;

/**
 * The code of a simulation that sends the endpoints of a configuration. Headers that hold a secret
 * become options of the system, so that none gets into the code.
 */
final class EndpointsDraft {

  private static final String CLIENT = "client";
  private static final Set<String> VERBS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  private final SystemName name;
  private final Settings.SystemUnderTest system;
  private final Map<Settings.Endpoint, String> fields = new LinkedHashMap<>();
  private final Map<Path, String> feeders = new LinkedHashMap<>();
  private final Set<String> options = new TreeSet<>();
  private final Set<String> imports = new TreeSet<>();

  private EndpointsDraft(SystemName name, Settings.SystemUnderTest system) {
    this.name = name;
    this.system = system;
    FieldNames names = new FieldNames();
    for (Settings.Endpoint endpoint : system.endpoints()) {
      fields.put(endpoint, names.of(endpoint.name()));
    }
    for (Settings.Endpoint endpoint : system.endpoints()) {
      endpoint
          .feeder()
          .ifPresent(file -> feeders.computeIfAbsent(file, it -> names.of(stem(it) + " feeder")));
    }
  }

  /**
   * The code.
   *
   * @throws Unmakeable when nothing is described, or a secret stands where no option can
   */
  static EndpointsDraft of(SystemName name, Settings.SystemUnderTest system) {
    if (system.endpoints().isEmpty()) {
      throw new Unmakeable(
          "There is no endpoint to start from: describe some in application.conf under"
              + " salvo.systems.endpoints.list, or leave out --from.");
    }
    List<String> problems =
        system.endpoints().stream().flatMap(it -> secretIn(it).stream()).toList();
    if (!problems.isEmpty()) {
      throw new Unmakeable(problems);
    }
    return new EndpointsDraft(name, system);
  }

  private static Optional<String> secretIn(Settings.Endpoint endpoint) {
    boolean path = isSecret("path", endpoint.path());
    boolean body = endpoint.body().filter(it -> isSecret("body", it)).isPresent();
    return path || body
        ? Optional.of(
            "The "
                + (path ? "path" : "body")
                + " of the endpoint "
                + endpoint.name()
                + " seems to hold a secret, which must not end up in code: "
                + (path ? "send it as a header." : "put the body into a file (bodyFile)."))
        : Optional.empty();
  }

  private static boolean isSecret(String key, String value) {
    return !Redaction.text(key, value).equals(value);
  }

  /** The source, in the form of google-java-format. */
  String source() {
    String body = requests() + constructor();
    return "package simulations."
        + name.packageName()
        + ";\n\n"
        + importLines()
        + "/** The endpoints described in application.conf, as code. */\npublic final class "
        + name.className()
        + " extends LoadSimulation {\n\n"
        + body
        + "}\n";
  }

  /** What its options are called; to be asked after {@link #source()}. */
  Set<String> options() {
    return options;
  }

  private String importLines() {
    imports.add("import salvo.gatling.LoadSimulation;");
    imports.add("import io.gatling.javaapi.http.HttpRequestActionBuilder;");
    Map<Boolean, String> kinds =
        imports.stream()
            .collect(
                Collectors.partitioningBy(
                    it -> it.startsWith("import static "), Collectors.joining("\n")));
    return kinds.get(true) + "\n\n" + kinds.get(false) + "\n\n";
  }

  private String requests() {
    StringBuilder text = new StringBuilder();
    feeders.forEach((file, field) -> text.append(field("FeederBuilder<?>", field, feeder(file))));
    fields.forEach(
        (endpoint, field) ->
            text.append(field("HttpRequestActionBuilder", field, request(endpoint))));
    return text.toString();
  }

  private static String field(String type, String field, SourceText value) {
    String start = "  private final " + type + " " + field + " =";
    boolean fits = start.length() + 1 + value.flat().length() + 1 <= SourceText.WIDTH;
    return start + (fits ? " " + value.flat() : "\n      " + value.at(6, 1)) + ";\n\n";
  }

  private SourceText feeder(Path file) {
    imports.add("import io.gatling.javaapi.core.FeederBuilder;");
    imports.add("import java.nio.file.Path;");
    imports.add("import salvo.gatling.Feeders;");
    Call feeder = Call.of("Feeders.file", Call.of("Path.of", Word.quoted(file.toString())));
    return switch (share(file)) {
      case SPLIT -> feeder;
      case ALL -> Call.of("Feeders.all", feeder);
      case UNIQUE -> Call.of("Feeders.unique", feeder);
    };
  }

  /** All endpoints of a feeder share it alike. */
  private Step.Share share(Path file) {
    return fields.keySet().stream()
        .filter(it -> it.feeder().filter(file::equals).isPresent())
        .map(Settings.Endpoint::share)
        .findFirst()
        .orElse(Step.Share.SPLIT);
  }

  private SourceText request(Settings.Endpoint endpoint) {
    importStatic("io.gatling.javaapi.http.HttpDsl.http", "io.gatling.javaapi.http.HttpDsl.status");
    List<Call> calls = new ArrayList<>();
    calls.add(verb(endpoint));
    new TreeMap<>(endpoint.headers())
        .forEach(
            (key, value) -> calls.add(Call.of("header", Word.quoted(key), header(key, value))));
    body(endpoint).ifPresent(body -> calls.add(Call.of("body", body)));
    calls.add(Call.of("check", expected(endpoint.expectedStatus())));
    return new Chain(Call.of("http", Word.quoted(endpoint.name())), calls);
  }

  private static Call verb(Settings.Endpoint endpoint) {
    Word path = Word.quoted(endpoint.path());
    return VERBS.contains(endpoint.method())
        ? Call.of(endpoint.method().toLowerCase(Locale.ROOT), path)
        : Call.of("httpRequest", Word.quoted(endpoint.method()), path);
  }

  private SourceText header(String key, String value) {
    if (Redaction.header(key, value).equals(value)) {
      return Word.quoted(value);
    }
    String option = FieldNames.camelCase(key);
    options.add(option);
    return new Chain(
        Call.of("target"),
        List.of(
            Call.of("optionIfAny", Word.quoted(option)), Call.of("orElse", Word.quoted("none"))));
  }

  private Optional<SourceText> body(Settings.Endpoint endpoint) {
    if (endpoint.bodyFile().isPresent()) {
      importStatic("io.gatling.javaapi.core.CoreDsl.ElFileBody");
      return endpoint.bodyFile().map(it -> Call.of("ElFileBody", Word.quoted(it.toString())));
    }
    endpoint.body().ifPresent(it -> importStatic("io.gatling.javaapi.core.CoreDsl.StringBody"));
    return endpoint.body().map(it -> Call.of("StringBody", Word.quoted(it)));
  }

  private static SourceText expected(List<Integer> statuses) {
    List<SourceText> numbers =
        statuses.stream().<SourceText>map(it -> new Word(it.toString())).toList();
    return new Chain(
        Call.of("status"), List.of(new Call(statuses.size() == 1 ? "is" : "in", numbers)));
  }

  private String constructor() {
    Set<String> types = new TreeSet<>(system.userTypes().keySet());
    if (types.isEmpty()) {
      types.add(CLIENT);
    }
    Chain setUp =
        new Chain(
            Call.of("setUp", new Call("load", types.stream().map(this::userType).toList())),
            List.of(Call.of("assertions", Call.of("slos"))));
    return "  public " + name.className() + "() {\n    " + setUp.at(4, 1) + ";\n  }\n";
  }

  private SourceText userType(String type) {
    importStatic("salvo.gatling.users.UserType.users");
    Settings.UserType settings = system.userTypes().getOrDefault(type, Settings.UserType.NONE);
    List<Call> calls = new ArrayList<>();
    settings.weight().ifPresent(it -> calls.add(Call.of("weight", number(it))));
    Optional<Duration> max = settings.thinkTime().max();
    settings
        .thinkTime()
        .min()
        .filter(it -> max.isPresent())
        .ifPresent(min -> calls.add(Call.of("thinkTime", millis(min), millis(max.get()))));
    settings.pacing().ifPresent(it -> calls.add(Call.of("pacing", millis(it))));
    fields.forEach((endpoint, field) -> calls.add(task(endpoint, field, settings)));
    return new Chain(Call.of("users", Word.quoted(type)), calls);
  }

  private Call task(Settings.Endpoint endpoint, String field, Settings.UserType type) {
    double weight = type.tasks().getOrDefault(endpoint.name(), endpoint.weight());
    List<SourceText> parts = new ArrayList<>();
    parts.add(Word.quoted(endpoint.name()));
    parts.add(number(weight));
    endpoint.feeder().ifPresent(file -> parts.add(feed(file)));
    parts.add(new Word(field));
    return new Call("task", parts);
  }

  private SourceText feed(Path file) {
    importStatic("io.gatling.javaapi.core.CoreDsl.feed");
    return Call.of("feed", new Word(feeders.get(file)));
  }

  private SourceText millis(Duration time) {
    importStatic("java.time.Duration.ofMillis");
    return Call.of("ofMillis", new Word(Long.toString(time.toMillis())));
  }

  private static Word number(double value) {
    return new Word(value == Math.rint(value) ? Long.toString((long) value) : "" + value);
  }

  private void importStatic(String... members) {
    for (String member : members) {
      imports.add("import static " + member + ";");
    }
  }

  private static String stem(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }
}
