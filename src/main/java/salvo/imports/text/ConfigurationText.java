package salvo.imports.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import salvo.config.steps.Expected;
import salvo.config.steps.Saved;
import salvo.config.steps.Step.Share;
import salvo.imports.model.ImportedBody;
import salvo.imports.model.ImportedProfile;
import salvo.imports.model.ImportedRoute;
import salvo.imports.model.ImportedSignIn;
import salvo.imports.model.ImportedStep;
import salvo.imports.model.ImportedSystem;
import salvo.imports.model.ImportedTask;
import salvo.imports.model.ImportedUsers;
import salvo.text.DurationText;

/** Writes an imported system as its configuration, which the project's own reader reads again. */
public final class ConfigurationText {

  private final ImportedSystem system;
  private final StringBuilder text = new StringBuilder();

  private ConfigurationText(ImportedSystem system) {
    this.system = system;
  }

  /** The file {@code <system>.conf}. */
  public static String of(ImportedSystem system) {
    return new ConfigurationText(system).write();
  }

  private String write() {
    head();
    text.append("salvo.systems.").append(system.name()).append(" {\n");
    if (!system.pathPrefix().isEmpty()) {
      part("pathPrefix = " + Hocon.text(system.pathPrefix()).flat());
    }
    system.signIn().ifPresent(it -> part("signIn " + signIn(it).at(9, 2)));
    if (!system.headers().isEmpty()) {
      part("headers " + texts(system.headers()).at(10, 2));
    }
    userTypes();
    tasks();
    slo();
    sandbox();
    text.append("}\n");
    system.profile().ifPresent(this::profile);
    return text.toString();
  }

  private void head() {
    system.remarks().forEach(this::comment);
    comment(
        "Its address: -DbaseUrl="
            + system.baseUrl().orElse("https://...")
            + ", or salvo.baseUrl in application.conf.");
    if (!system.routes().isEmpty()) {
      comment("Without an address, the stand-in below answers.");
    }
    if (!system.variables().isEmpty()) {
      comment("Secrets come from the environment; one that is not set is left out:");
      int width = system.variables().keySet().stream().mapToInt(String::length).max().orElse(0);
      system
          .variables()
          .forEach(
              (name, what) -> comment("  " + name + " ".repeat(width - name.length() + 2) + what));
    }
  }

  private void comment(String line) {
    text.append("# ").append(line.replaceAll("\\p{Cntrl}+", " ")).append('\n');
  }

  private void part(String lines) {
    text.append("\n  ").append(lines).append('\n');
  }

  private static Hocon texts(Map<String, String> map) {
    Hocon.Entries entries = new Hocon.Entries();
    map.forEach((name, value) -> entries.with(name, new Hocon.Word(longOrShort(value))));
    return entries;
  }

  private static String longOrShort(String value) {
    return value.contains("\"") ? Hocon.longText(value).flat() : Hocon.text(value).flat();
  }

  private static Hocon signIn(ImportedSignIn signIn) {
    Hocon.Entries entries = new Hocon.Entries();
    if (signIn instanceof ImportedSignIn.Bearer bearer) {
      return entries.with("bearer", Hocon.text(bearer.token()));
    }
    if (signIn instanceof ImportedSignIn.Basic basic) {
      return entries.with(
          "basic",
          new Hocon.Entries()
              .with("user", Hocon.text(basic.user()))
              .with("password", Hocon.text(basic.password())));
    }
    if (signIn instanceof ImportedSignIn.ApiKey key) {
      return entries.with(
          "apiKey",
          new Hocon.Entries()
              .with(key.inQuery() ? "query" : "header", Hocon.text(key.name()))
              .with("key", Hocon.text(key.key())));
    }
    ImportedSignIn.ByRequest by = (ImportedSignIn.ByRequest) signIn;
    by.feed().ifPresent(it -> entries.with("feed", Hocon.text(it)));
    request(by.request(), entries);
    if (!by.oauth2().isEmpty()) {
      entries.with("oauth2", texts(by.oauth2()));
    }
    by.expiresIn().ifPresent(it -> entries.with("expiresIn", time(it)));
    by.expiresInPath()
        .ifPresent(
            it -> entries.with("expiresIn", new Hocon.Entries().with("json", Hocon.text(it))));
    return entries;
  }

  private void userTypes() {
    if (system.userTypes().isEmpty()) {
      return;
    }
    text.append('\n');
    for (ImportedUsers users : system.userTypes()) {
      Hocon.Entries entries = new Hocon.Entries();
      if (system.userTypes().size() > 1) {
        entries.with("weight", number(users.weight()));
      }
      entries.with(
          "thinkTime",
          new Hocon.Entries()
              .with("min", time(users.minThinkTime()))
              .with("max", time(users.maxThinkTime())));
      users.pacing().ifPresent(it -> entries.with("pacing", time(it)));
      Hocon.Entries tasks = new Hocon.Entries();
      users.tasks().forEach((task, weight) -> tasks.with(task, number(weight)));
      entries.with("tasks", tasks);
      String key = "userTypes." + Hocon.name(users.name()) + " ";
      text.append("  ").append(key).append(entries.at(key.length() + 2, 2)).append('\n');
    }
  }

  private void tasks() {
    text.append("\n  tasks {\n");
    for (ImportedTask task : system.tasks()) {
      if (!task.remark().isEmpty()) {
        text.append("    ");
        comment(task.remark());
      }
      text.append("    ").append(Hocon.name(task.name())).append(" = [\n");
      task.steps().forEach(it -> step(it, 6));
      text.append("    ]\n");
    }
    text.append("  }\n");
  }

  private void step(ImportedStep step, int indent) {
    if (step instanceof ImportedStep.Request request && !request.remark().isEmpty()) {
      text.append(" ".repeat(indent));
      comment(request.remark());
    }
    text.append(" ".repeat(indent)).append(step(step).at(indent, indent)).append('\n');
  }

  private static Hocon step(ImportedStep step) {
    Hocon.Entries entries = new Hocon.Entries();
    if (step instanceof ImportedStep.Request request) {
      request(request, entries);
    } else if (step instanceof ImportedStep.Feed feed) {
      entries.with("feed", Hocon.text(feed.file()));
      if (feed.share() != Share.SPLIT) {
        entries.with("share", feed.share().name().toLowerCase(Locale.ROOT));
      }
    } else if (step instanceof ImportedStep.Pause pause) {
      pause(pause, entries);
    } else if (step instanceof ImportedStep.Group group) {
      entries.with("group", Hocon.text(group.name())).with("steps", within(group.steps()));
    } else if (step instanceof ImportedStep.Repeat repeat) {
      entries.with("repeat", "" + repeat.times()).with("steps", within(repeat.steps()));
    } else if (step instanceof ImportedStep.Chance chance) {
      entries.with("chance", number(chance.share())).with("steps", within(chance.steps()));
    }
    return entries;
  }

  private static void pause(ImportedStep.Pause pause, Hocon.Entries entries) {
    if (pause.min().equals(pause.max())) {
      entries.with("pause", time(pause.min()));
    } else {
      entries.with(
          "pause",
          new Hocon.Entries().with("min", time(pause.min())).with("max", time(pause.max())));
    }
  }

  private static Hocon within(List<ImportedStep> steps) {
    return new Hocon.Items(steps.stream().map(ConfigurationText::step).toList());
  }

  private static void request(ImportedStep.Request request, Hocon.Entries entries) {
    entries.with(request.method().toLowerCase(Locale.ROOT), Hocon.text(request.path()));
    if (!request.name().isEmpty()) {
      entries.with("name", Hocon.text(request.name()));
    }
    entries.with("query", texts(request.query()));
    entries.with("headers", texts(request.headers()));
    body(request.body(), entries);
    entries.with("check", expected(request.expected()));
    entries.with("save", saves(request.saves()));
    request
        .until()
        .ifPresent(
            it ->
                entries
                    .with("until", expected(it.expected()))
                    .with("every", time(it.every()))
                    .with("atMost", time(it.atMost())));
  }

  private static void body(ImportedBody body, Hocon.Entries entries) {
    if (body instanceof ImportedBody.Json json) {
      entries.entries().put("json", Hocon.json(json.json()));
    } else if (body instanceof ImportedBody.Form form) {
      entries.with("form", texts(form.fields()));
    } else if (body instanceof ImportedBody.Text text) {
      entries.with("body", Hocon.longText(text.text()));
    } else if (body instanceof ImportedBody.TextFile file) {
      entries.with("bodyFile", Hocon.text(file.file()));
    } else if (body instanceof ImportedBody.Multipart multipart) {
      Hocon.Entries parts = new Hocon.Entries();
      multipart.parts().forEach(it -> parts.with(it.name(), part(it)));
      entries.with("multipart", parts);
    } else if (body instanceof ImportedBody.GraphQl graphql) {
      Hocon.Entries query = new Hocon.Entries().with("query", Hocon.longText(graphql.query()));
      graphql.operationName().ifPresent(it -> query.with("operationName", Hocon.text(it)));
      graphql.variables().ifPresent(it -> query.with("variables", Hocon.json(it)));
      entries.with("graphql", query);
    }
  }

  private static Hocon part(ImportedBody.Part part) {
    if (part.file().isEmpty()) {
      return new Hocon.Word(longOrShort(part.text().orElse("")));
    }
    Hocon.Entries file = new Hocon.Entries().with("file", Hocon.text(part.file().get()));
    part.contentType().ifPresent(it -> file.with("contentType", Hocon.text(it)));
    return file;
  }

  private static Hocon expected(Expected expected) {
    Hocon.Entries entries = new Hocon.Entries();
    if (expected.statuses().size() == 1) {
      entries.with("status", "" + expected.statuses().get(0));
    } else if (!expected.statuses().isEmpty()) {
      entries.with("status", expected.statuses().toString());
    }
    Hocon.Entries json = new Hocon.Entries();
    expected
        .json()
        .forEach(
            (path, value) ->
                json.with(path, value instanceof String it ? longOrShort(it) : "" + value));
    entries.with("json", json);
    listed("contains", expected.contains(), entries);
    listed("regex", expected.regexes(), entries);
    expected.maxBytes().ifPresent(it -> entries.with("maxSize", it + " B"));
    expected.maxTime().ifPresent(it -> entries.with("maxTime", time(it)));
    return entries;
  }

  private static void listed(String key, List<String> texts, Hocon.Entries entries) {
    List<Hocon> all = texts.stream().map(it -> (Hocon) Hocon.longText(it)).toList();
    if (!all.isEmpty()) {
      entries.with(key, all.size() == 1 ? all.get(0) : new Hocon.Items(all));
    }
  }

  private static Hocon saves(List<Saved> saves) {
    Hocon.Entries entries = new Hocon.Entries();
    for (Saved save : saves) {
      Hocon way = new Hocon.Word(longOrShort(save.expression()));
      String kind = save.kind().name().toLowerCase(Locale.ROOT);
      Hocon.Entries ways = new Hocon.Entries().with(kind, way);
      save.part().ifPresent(it -> ways.with("regex", Hocon.longText(it)));
      entries.with(save.name(), save.kind() == Saved.Kind.JSON ? way : ways);
    }
    return entries;
  }

  private void slo() {
    if (system.slo().isEmpty()) {
      return;
    }
    text.append("\n  slo {\n");
    system
        .slo()
        .forEach(
            (name, bounds) -> {
              Hocon.Entries entries = new Hocon.Entries();
              bounds.forEach(entries::with);
              text.append("    ").append(Hocon.name(name)).append(' ');
              text.append(entries.flat()).append('\n');
            });
    text.append("  }\n");
  }

  private void sandbox() {
    if (system.routes().isEmpty()) {
      return;
    }
    text.append(
        "\n"
            + "  # What the sandbox answers when there is no target; reference.conf lists all"
            + " fields.\n"
            + "  sandbox {\n");
    Map<String, String> routes = new LinkedHashMap<>();
    for (ImportedRoute route : system.routes()) {
      String key = Hocon.name(route.method() + " " + route.path()) + " ";
      routes.putIfAbsent(key, "    " + key + route(route).at(key.length() + 4, 4) + "\n");
    }
    text.append(String.join("", routes.values())).append("  }\n");
  }

  private static Hocon route(ImportedRoute route) {
    Hocon.Entries entries = new Hocon.Entries();
    if (route.status() != 200) {
      entries.with("status", "" + route.status());
    }
    if (!route.body().isEmpty()) {
      entries.with("body", Hocon.longText(route.body()));
      if (!route.contentType().isEmpty() && !route.contentType().equals("application/json")) {
        entries.with("contentType", Hocon.text(route.contentType()));
      }
    }
    entries.with("headers", texts(route.headers()));
    return entries.with("serviceTime", time(route.serviceTime()));
  }

  private void profile(ImportedProfile profile) {
    List<Hocon> stages = new ArrayList<>();
    for (ImportedProfile.Stage stage : profile.stages()) {
      Hocon.Entries entries = new Hocon.Entries();
      stage.users().ifPresent(it -> entries.with("users", "" + it));
      stage.requestsPerSecond().ifPresent(it -> entries.with("rps", number(it)));
      stage.tasksPerSecond().ifPresent(it -> entries.with("tasksPerSecond", number(it)));
      if (!stage.rampUp().isZero()) {
        entries.with("rampUp", time(stage.rampUp()));
      }
      stages.add(entries.with("duration", time(stage.duration())));
    }
    text.append("\n# The load that it describes: -Dprofile=").append(system.name()).append('\n');
    text.append("salvo.workload.profiles.").append(system.name()).append(" {\n");
    profile.users().ifPresent(it -> text.append("  users = ").append(it).append('\n'));
    text.append("  stages = ").append(new Hocon.Items(stages).onLines(2)).append("\n}\n");
  }

  private static String time(Duration time) {
    return time.isZero() ? "0 s" : DurationText.of(time);
  }

  private static String number(double value) {
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return isWhole ? Long.toString((long) value) : Double.toString(value);
  }
}
