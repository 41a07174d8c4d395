package salvo.imports.k6;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.imports.format.ImportLog;
import salvo.imports.k6.script.Js;
import salvo.imports.recorded.Address;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.RecordedCall.Wait;
import salvo.imports.recorded.Recording;

/** Goes through a script as k6 would, once, and notes the calls. */
final class K6Script {

  private static final Map<String, String> METHODS =
      Map.of(
          "get", "GET", "post", "POST", "put", "PUT", "patch", "PATCH", "del", "DELETE", "head",
          "HEAD", "options", "OPTIONS");

  private static final Set<String> WITHOUT_BODY = Set.of("get", "head");
  private static final int MOST_TIMES = 20;
  private static final int DEEPEST = 20;
  private static final int MOST_CALLS = 5_000;
  private static final String HTTP = "http";

  private final String file;
  private final ImportLog log;
  private final List<Js> script;
  private final Values values = new Values();
  private final Map<String, Js.Func> functions = new HashMap<>();
  private final List<SentCall> calls = new ArrayList<>();
  private List<String> within = List.of();
  private Optional<Wait> wait = Optional.empty();
  private Optional<Wait> thinkTime = Optional.empty();
  private int leftOut;
  private int depth;

  K6Script(String file, ImportLog log, List<Js> script) {
    this.file = file;
    this.log = log;
    this.script = script;
  }

  Recording recording() {
    for (Js statement : script) {
      if (statement instanceof Js.Var variable) {
        if (variable.value() instanceof Js.Func function) {
          functions.put(variable.name(), function);
        } else {
          values.constant(variable.name(), variable.value());
        }
      }
    }
    K6Options options = new K6Options(file, log, values);
    for (String entry : entries(options)) {
      if (functions.containsKey(entry)) {
        within = List.of(entry.equals("default") ? "journey" : entry);
        wait = Optional.empty();
        body(functions.get(entry).body());
        thinkTime = thinkTime.or(() -> wait);
      }
    }
    for (String other : List.of("setup", "teardown")) {
      if (functions.containsKey(other)) {
        log.ignored(file, other + "()", "what is done once is not load");
      }
    }
    List<RecordedCall> whole = calls.stream().map(SentCall::whole).toList();
    Set<String> names = new HashSet<>();
    whole.forEach(it -> names.add(it.name()));
    return new Recording(
        whole,
        whole.size() + leftOut,
        Map.of(),
        Set.of(),
        thinkTime,
        options.profile(),
        options.objectives(names));
  }

  private List<String> entries(K6Options options) {
    List<String> entries = options.entries();
    return entries.isEmpty() ? List.of("default") : entries;
  }

  private void body(List<Js> statements) {
    if (++depth <= DEEPEST) {
      statements.forEach(this::statement);
    }
    depth--;
  }

  private void statement(Js statement) {
    if (statement instanceof Js.Var variable) {
      variable(variable);
    } else if (statement instanceof Js.Block block) {
      body(block.body());
    } else if (statement instanceof Js.If condition) {
      condition(condition);
    } else if (statement instanceof Js.Loop loop) {
      loop(loop);
    } else {
      expression(statement);
    }
  }

  private void variable(Js.Var variable) {
    if (variable.value() instanceof Js.Func function) {
      functions.put(variable.name(), function);
      return;
    }
    Optional<SentCall> sent = expression(variable.value());
    if (sent.isPresent()) {
      values.answer(variable.name(), sent.get());
    } else if (!values.keep(variable.name(), variable.value())) {
      values.constant(variable.name(), variable.value());
    }
  }

  private void condition(Js.If condition) {
    int before = calls.size();
    expression(condition.condition());
    body(condition.then());
    if (calls.size() > before) {
      log.guessed(
          calls.get(before).whole().place(),
          "a condition",
          "taken as always true; chance = 0.5 does its steps only sometimes");
    }
    List<SentCall> kept = List.copyOf(calls);
    body(condition.otherwise());
    List<SentCall> others = new ArrayList<>(calls.subList(kept.size(), calls.size()));
    calls.retainAll(kept);
    others.forEach(
        it -> leaveOut(it.whole().place(), it.whole().title(), "done only if a condition fails"));
  }

  private void loop(Js.Loop loop) {
    int times = Math.min(MOST_TIMES, loop.times().orElse(1));
    int before = calls.size();
    for (int i = 0; i < times && calls.size() < MOST_CALLS; i++) {
      body(loop.body());
    }
    boolean isWhole = loop.times().filter(it -> it <= MOST_TIMES).isPresent();
    if (!isWhole && calls.size() > before) {
      log.guessed(
          calls.get(before).whole().place(),
          "a loop",
          times == 1
              ? "done once: how often is not a plain number"
              : "done " + times + " times and not more");
    }
  }

  /** Does what an expression does; the call that it sends, if it is one. */
  private Optional<SentCall> expression(Js expression) {
    if (expression instanceof Js.Call call) {
      return call(call);
    }
    if (expression instanceof Js.Op op && !op.sign().startsWith("prefix ")) {
      if (op.sign().equals("=") && op.left() instanceof Js.Name name) {
        variable(new Js.Var(name.name(), op.right()));
        return Optional.empty();
      }
      expression(op.left());
      expression(op.right());
    } else if (expression instanceof Js.Op op) {
      expression(op.left());
    } else if (expression instanceof Js.Member member) {
      expression(member.of());
    } else if (expression instanceof Js.Obj object) {
      object.fields().values().forEach(this::expression);
    } else if (expression instanceof Js.Arr array) {
      array.items().forEach(this::expression);
    }
    return Optional.empty();
  }

  private Optional<SentCall> call(Js.Call call) {
    String place = file + ":" + call.line();
    if (call.callee() instanceof Js.Member member
        && member.of() instanceof Js.Name of
        && of.name().equals(HTTP)
        && member.key() instanceof Js.Value name) {
      return http(place, name.text(), call.arguments());
    }
    if (!(call.callee() instanceof Js.Name name)) {
      expression(call.callee());
      call.arguments().forEach(this::argument);
      return Optional.empty();
    }
    switch (name.name()) {
      case "check" -> check(place, call.arguments());
      case "sleep" -> sleep(place, call.arguments());
      case "group" -> group(call.arguments());
      default -> {
        call.arguments().forEach(this::argument);
        Js.Func function = functions.get(name.name());
        if (function != null) {
          body(function.body());
        }
      }
    }
    return Optional.empty();
  }

  /** A function that is given to another is done once. */
  private void argument(Js argument) {
    if (argument instanceof Js.Func function) {
      body(function.body());
    } else {
      expression(argument);
    }
  }

  private void group(List<Js> arguments) {
    List<String> outside = within;
    Optional<String> name = arguments.isEmpty() ? Optional.empty() : values.text(arguments.get(0));
    List<String> inside = new ArrayList<>(within);
    inside.add(name.orElse("group"));
    within = inside;
    arguments.forEach(this::argument);
    within = outside;
  }

  private void sleep(String place, List<Js> arguments) {
    Optional<Wait> slept =
        arguments.isEmpty() ? Optional.empty() : Sleeps.wait(arguments.get(0), values);
    if (slept.isEmpty()) {
      log.ignored(place, "sleep()", "its length is made by code");
    } else {
      wait = Optional.of(wait.map(it -> it.plus(slept.get())).orElse(slept.get()));
    }
  }

  private void check(String place, List<Js> arguments) {
    Optional<SentCall> checked =
        arguments.isEmpty()
            ? Optional.empty()
            : values.answer(arguments.get(0)).or(() -> expression(arguments.get(0)));
    if (arguments.size() > 1 && values.resolved(arguments.get(1)) instanceof Js.Obj object) {
      object
          .fields()
          .forEach(
              (name, condition) -> {
                if (checked.isEmpty() || !Checks.add(condition, checked.get(), values)) {
                  log.ignored(place, "check \"" + name + "\"", "it was not understood");
                }
              });
    }
  }

  private Optional<SentCall> http(String place, String function, List<Js> arguments) {
    if (function.equals("batch")) {
      batch(place, arguments);
      return Optional.empty();
    }
    if (function.equals("request") || function.equals("asyncRequest")) {
      Optional<String> method =
          arguments.isEmpty() ? Optional.empty() : values.text(arguments.get(0));
      return send(
          place,
          method.orElse("GET").toUpperCase(Locale.ROOT),
          at(arguments, 1),
          at(arguments, 2),
          at(arguments, 3));
    }
    String method = METHODS.get(function);
    if (method == null) {
      return Optional.empty();
    }
    boolean hasBody = !WITHOUT_BODY.contains(function);
    return send(
        place,
        method,
        at(arguments, 0),
        hasBody ? at(arguments, 1) : Optional.empty(),
        at(arguments, hasBody ? 2 : 1));
  }

  private static Optional<Js> at(List<Js> arguments, int index) {
    return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
  }

  private void batch(String place, List<Js> arguments) {
    Js all = arguments.isEmpty() ? new Js.Unknown() : values.resolved(arguments.get(0));
    List<Js> items =
        all instanceof Js.Arr array
            ? array.items()
            : all instanceof Js.Obj object
                ? List.copyOf(object.fields().values())
                : List.of(new Js.Unknown());
    log.guessed(place, "http.batch", "its requests are sent one after the other");
    for (Js item : items) {
      Js one = values.resolved(item);
      if (one instanceof Js.Arr parts) {
        http(place, "request", parts.items());
      } else if (one instanceof Js.Obj object) {
        Map<String, Js> parts = new LinkedHashMap<>(object.fields());
        String method =
            Optional.ofNullable(parts.get("method")).flatMap(values::text).orElse("GET");
        send(
            place,
            method,
            Optional.ofNullable(parts.get("url")),
            Optional.ofNullable(parts.get("body")),
            Optional.ofNullable(parts.get("params")));
      } else {
        send(place, "GET", Optional.of(one), Optional.empty(), Optional.empty());
      }
    }
  }

  private Optional<SentCall> send(
      String place, String method, Optional<Js> url, Optional<Js> body, Optional<Js> params) {
    Optional<String> address = url.flatMap(values::text);
    if (address.isEmpty()) {
      leaveOut(place, method, "its address is made by code");
      return Optional.empty();
    }
    Address to = Address.of(address.get());
    Optional<Params> read = Params.of(params, values);
    if (read.isEmpty()) {
      leaveOut(place, method + " " + to, "its headers are made by code");
      return Optional.empty();
    }
    Optional<Payload> carried = body(body, read.get());
    if (carried.isEmpty()) {
      leaveOut(place, method + " " + to, "its body is made by code");
      return Optional.empty();
    }
    RecordedCall bare = RecordedCall.of(place, "journey", method, to);
    SentCall sent =
        new SentCall(
            new RecordedCall(
                place,
                read.get().name(),
                within,
                method,
                to,
                read.get().headers(),
                carried.get(),
                bare.answer(),
                bare.told(),
                Optional.empty(),
                Optional.empty()),
            wait);
    wait = Optional.empty();
    calls.add(sent);
    return Optional.of(sent);
  }

  private void leaveOut(String place, String what, String reason) {
    leftOut++;
    log.leftOut(place, what, reason);
  }

  private Optional<Payload> body(Optional<Js> body, Params params) {
    Js given = body.map(values::resolved).orElse(new Js.Value("null", false));
    if (given instanceof Js.Value value && value.text().equals("null") && !value.isText()) {
      return Optional.of(Payload.NONE);
    }
    if (given instanceof Js.Call call && Values.isFunction(call, "JSON", "stringify")) {
      Optional<JsonNode> json =
          call.arguments().isEmpty() ? Optional.empty() : values.json(call.arguments().get(0));
      return json.filter(JsonNode::isContainerNode).map(Payload.Json::new);
    }
    if (given instanceof Js.Obj object) {
      return fields(object);
    }
    return values.text(given).map(it -> Payload.of(params.contentType(), it, text -> text));
  }

  /** Fields are a form, or of several parts where one is a file. */
  private Optional<Payload> fields(Js.Obj object) {
    List<Payload.Part> parts = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, Js> it : object.fields().entrySet()) {
      Js value = values.resolved(it.getValue());
      if (value instanceof Js.Call call && Values.isFunction(call, HTTP, "file")) {
        parts.add(file(it.getKey(), call));
      } else {
        Optional<String> text = values.text(value);
        if (text.isEmpty()) {
          return Optional.empty();
        }
        fields.add(new Field(it.getKey(), text.get()));
        parts.add(new Payload.Part(it.getKey(), text.get(), Optional.empty(), Optional.empty()));
      }
    }
    boolean hasFile = parts.size() > fields.size();
    return Optional.of(hasFile ? new Payload.Multipart(parts) : new Payload.Form(fields));
  }

  private Payload.Part file(String name, Js.Call call) {
    Optional<String> fileName = at(call.arguments(), 1).flatMap(values::text);
    return new Payload.Part(
        name,
        "",
        Optional.of(fileName.orElse("file.bin")),
        at(call.arguments(), 2).flatMap(values::text));
  }
}
