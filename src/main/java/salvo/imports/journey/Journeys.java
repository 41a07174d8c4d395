package salvo.imports.journey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import salvo.config.steps.Step;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.Imported;
import salvo.imports.format.Importer;
import salvo.imports.format.UnusableInput;
import salvo.imports.model.ImportSecrets;
import salvo.imports.model.ImportedFile;
import salvo.imports.model.ImportedSignIn;
import salvo.imports.model.ImportedStep;
import salvo.imports.model.ImportedSystem;
import salvo.imports.model.ImportedTask;
import salvo.imports.model.ImportedUsers;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.RecordedCall.Wait;
import salvo.imports.recorded.Recording;
import salvo.text.Quantity;

/** Makes a system of a recording. */
public final class Journeys {

  private static final String USERS = "client";
  private static final Wait USUAL = new Wait(Duration.ofSeconds(1), Duration.ofSeconds(3));

  private final ImportInput input;
  private final ImportChoices choices;
  private final ImportLog log;
  private final Recording recording;
  private final ImportSecrets secrets;

  private Journeys(ImportInput input, ImportChoices choices, ImportLog log, Recording recording) {
    this.input = input;
    this.choices = choices;
    this.log = log;
    this.recording = recording;
    this.secrets = new ImportSecrets(choices.system());
  }

  /**
   * The system.
   *
   * @param log knows what the reader has left out already
   * @throws UnusableInput when no request is left
   */
  public static Imported of(
      Importer importer,
      ImportInput input,
      ImportChoices choices,
      ImportLog log,
      Recording recording) {
    Journeys journeys = new Journeys(input, choices, log, recording);
    ImportedSystem system = journeys.system(importer.title());
    return new Imported(system, log.report(importer, input, recording.count()), journeys.secrets);
  }

  private ImportedSystem system(String format) {
    String origin = Sieve.origin(recording.calls(), choices.baseUrl());
    List<RecordedCall> kept = Sieve.kept(recording.calls(), origin, log);
    if (kept.isEmpty()) {
      throw new UnusableInput(
          input.name(),
          0,
          "a file with at least one request that can be taken",
          recording.count() == 0
              ? "It has none."
              : "None of its "
                  + Quantity.count(recording.count())
                  + " can: "
                  + String.join("; ", log.reasons())
                  + ".");
    }
    kept.forEach(it -> SentHeaders.noteCookies(it, secrets));
    Correlation correlation =
        Correlation.of(kept.stream().map(this::withUserInfo).map(SentHeaders::of).toList());
    Variables variables = new Variables(recording, secrets, log);
    Hiding hiding = new Hiding(secrets);
    OptionalInt signIn = correlation.signIn();
    List<Linked> calls =
        variables.resolved(correlation.calls(), signIn).stream()
            .map(it -> it.with(hiding.of(it.call())))
            .toList();
    calls.forEach(this::tell);
    return system(format, origin, calls, signIn, variables);
  }

  /** Credentials before the host are those of basic authentication. */
  private RecordedCall withUserInfo(RecordedCall call) {
    Optional<String> userInfo = call.address().userInfo();
    if (userInfo.isEmpty() || call.header("Authorization").isPresent()) {
      return call;
    }
    List<Field> headers = new ArrayList<>(call.headers());
    headers.add(
        new Field(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(userInfo.get().getBytes(StandardCharsets.UTF_8))));
    return call.with(headers);
  }

  private void tell(Linked linked) {
    RecordedCall call = linked.call();
    log.taken(call.place(), call.method() + " " + shown(call.address().path()));
    linked
        .saves()
        .forEach(
            it ->
                log.guessed(
                    call.place(),
                    Texts.name(it.name()),
                    "is taken from this answer by " + it.expression()));
    call.before()
        .filter(TaskSteps::isCut)
        .ifPresent(it -> log.guessed(call.place(), "a pause", "cut to a minute"));
  }

  private static String shown(String path) {
    return PathShape.endpoint("", path).strip();
  }

  private ImportedSystem system(
      String format, String origin, List<Linked> calls, OptionalInt signIn, Variables variables) {
    Set<String> ofAll = new LinkedHashSet<>();
    signIn.ifPresent(it -> calls.get(it).saves().forEach(save -> ofAll.add(save.name())));
    List<Linked> inTasks = inTasks(calls, signIn);
    CommonHeaders common = CommonHeaders.of(inTasks, ofAll);
    List<Linked> plain = inTasks.stream().map(common::without).toList();
    Routes routes = new Routes(calls);
    Requests requests = new Requests(log, routes);
    Optional<ImportedSignIn> by =
        signIn.isPresent()
            ? Optional.of(signIn(calls.get(signIn.getAsInt()), requests))
            : Optional.empty();
    List<ImportedTask> tasks = new ArrayList<>();
    ImportedUsers users = tasks(plain, requests, variables, tasks);
    List<ImportedFile> files = new ArrayList<>(requests.files());
    variables.feeder().ifPresent(files::add);
    return ImportedSystem.named(choices.system())
        .at(baseUrl(origin), "")
        .signingIn(by, common.headers())
        .doing(List.of(users), tasks)
        .promising(recording.objectives())
        .answering(routes.all(secrets))
        .with(files)
        .offering(recording.profile())
        .remarking(
            List.of("Imported from " + input.name() + " (" + format + "): edit it as you like."))
        .taking(secrets.variables());
  }

  /** All but that of the sign-in, whose wait comes before the next one. */
  private static List<Linked> inTasks(List<Linked> calls, OptionalInt signIn) {
    List<Linked> all = new ArrayList<>(calls);
    signIn.ifPresent(
        number -> {
          RecordedCall gone = all.remove(number).call();
          for (int i = number; i < all.size(); i++) {
            RecordedCall next = all.get(i).call();
            if (next.task().equals(gone.task())) {
              Optional<Wait> wait =
                  gone.before().isPresent() && next.before().isPresent()
                      ? Optional.of(gone.before().get().plus(next.before().get()))
                      : gone.before().or(next::before);
              all.set(i, all.get(i).with(next.after(wait)));
              break;
            }
          }
        });
    return all;
  }

  private Optional<String> baseUrl(String origin) {
    return choices
        .baseUrl()
        .or(() -> Optional.of(origin).filter(it -> it.matches("https?://[^#]+")));
  }

  private ImportedSignIn signIn(Linked linked, Requests requests) {
    RecordedCall call = linked.call();
    log.guessed(
        call.place(),
        call.method() + " " + shown(call.address().path()),
        "is how users sign in: others send what it answers");
    boolean expires =
        Payload.json(call.answer().body())
            .filter(it -> it.path("expires_in").isNumber())
            .isPresent();
    return new ImportedSignIn.ByRequest(
        Optional.empty(),
        requests.of(linked),
        Optional.empty(),
        expires ? Optional.of("expires_in") : Optional.empty(),
        Map.of());
  }

  private ImportedUsers tasks(
      List<Linked> calls, Requests requests, Variables variables, List<ImportedTask> tasks) {
    Map<String, List<Linked>> byTask = new LinkedHashMap<>();
    calls.forEach(it -> byTask.computeIfAbsent(it.call().task(), any -> new ArrayList<>()).add(it));
    Map<String, Double> weights = new LinkedHashMap<>();
    Set<String> taken = new LinkedHashSet<>();
    List<Wait> between = new ArrayList<>();
    byTask.forEach(
        (task, its) -> {
          String name = Texts.unique(Texts.name(task), taken);
          TaskSteps steps = TaskSteps.of(its, requests::of);
          List<ImportedStep> all = new ArrayList<>();
          if (variables.areTakenBy(task)) {
            all.add(new ImportedStep.Feed(Variables.FILE, Step.Share.SPLIT));
          }
          all.addAll(steps.steps());
          tasks.add(new ImportedTask(name, "", List.copyOf(all)));
          weights.put(name, (double) steps.times());
          steps.between().ifPresent(between::add);
          if (steps.times() > 1) {
            log.guessed(
                its.get(0).call().place(),
                "task " + name,
                "was recorded "
                    + steps.times()
                    + " times in the same way: it is here once, with that weight");
          }
        });
    Wait thinkTime = thinkTime(between);
    return new ImportedUsers(USERS, 1, thinkTime.min(), thinkTime.max(), Optional.empty(), weights);
  }

  private Wait thinkTime(List<Wait> between) {
    if (!between.isEmpty()) {
      return TaskSteps.spread(between);
    }
    return recording
        .thinkTime()
        .orElseGet(
            () -> {
              log.guessed(
                  input.name(), "think time", "1 to 3 s between tasks: the file has no pauses");
              return USUAL;
            });
  }
}
