package salvo.saved;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import salvo.analysis.Capacity;
import salvo.analysis.InjectorFacts;
import salvo.analysis.LoadChange;
import salvo.analysis.LoadStage;
import salvo.analysis.Plateau;
import salvo.analysis.injector.InjectorPart;
import salvo.config.Settings;
import salvo.report.json.CapacityJson;
import salvo.report.json.InjectorPartJson;
import salvo.slo.Verdict;
import salvo.workload.Model;

/**
 * The stored form of a run's facts, whatever their form in memory. Every version up to this one is
 * read for ever: a key that is not known is passed over, and one that is new needs a default for
 * the runs before it. The version grows when an earlier Salvo would misread the file.
 */
final class StoredRun {

  /** Up to version 1 all facts were members of one object, and metrics had other names. */
  private static final int VERSION = 2;

  private StoredRun() {}

  static ObjectNode of(RunFacts facts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    write(json.putObject("run"), facts.identity());
    facts.offered().ifPresent(it -> write(json.putObject("load"), it));
    StoredObjectives.write(json, facts.objectives());
    ArrayNode unmeasured = json.putArray("unmeasuredScenarios");
    facts.unmeasuredScenarios().stream().sorted().forEach(unmeasured::add);
    StoredReporting.write(json.putObject("reporting"), facts.reporting());
    facts.injector().ifPresent(it -> write(json.putObject("injector"), it));
    StoredHints.write(json, facts.hints());
    write(json.putObject("outcome"), facts.outcome());
    if (!facts.parts().isEmpty()) {
      ArrayNode parts = json.putArray("injectors");
      facts.parts().forEach(it -> parts.add(InjectorPartJson.of(it)));
    }
    return json;
  }

  /**
   * The facts.
   *
   * @param reporting what is made of the figures where the file does not say
   * @throws SavedRunException when the file is damaged or of a later version
   */
  static RunFacts facts(StoredValue root, Settings.Report reporting) throws SavedRunException {
    return version(root) == 1
        ? first(root.at("facts"), reporting)
        : new RunFacts(
            identity(root.at("run")),
            root.at("load").optional(StoredRun::offered),
            StoredObjectives.of(root.at("objectives"), root.at("notJudged")),
            new LinkedHashSet<>(root.at("unmeasuredScenarios").list(StoredValue::text)),
            StoredReporting.of(root.at("reporting"), reporting),
            root.at("injector").optional(StoredRun::injector),
            StoredHints.of(root.at("hints")),
            outcome(root.at("outcome")),
            root.at("injectors").list(StoredRun::part));
  }

  private static RunFacts first(StoredValue facts, Settings.Report reporting)
      throws SavedRunException {
    facts.require(!facts.isMissing(), "an object");
    return new RunFacts(
        identity(facts),
        facts.at("offered").optional(StoredRun::offered),
        StoredObjectives.first(facts.at("slos"), facts.at("notJudged")),
        new LinkedHashSet<>(facts.at("unmeasuredScenarios").list(StoredValue::text)),
        StoredReporting.of(facts.at("reporting"), reporting),
        facts.at("injector").optional(StoredRun::injector),
        List.of(),
        outcome(facts),
        List.of());
  }

  private static long version(StoredValue root) throws SavedRunException {
    StoredValue value = root.at("version");
    value.require(value.count() >= 1, "a whole number from 1 on");
    if (value.count() > VERSION) {
      throw new SavedRunException(
          root.file()
              + " has version "
              + value.count()
              + "; this Salvo reads versions 1 to "
              + VERSION
              + ". Use the Salvo that made it, or remove the file to read Gatling's log alone.");
    }
    return value.count();
  }

  private static void write(ObjectNode json, RunFacts.Identity it) {
    json.put("id", it.id()).put("simulation", it.simulation()).put("system", it.system());
    json.put("profile", it.profile()).put("target", it.target());
    json.put("gatlingVersion", it.gatlingVersion());
  }

  private static RunFacts.Identity identity(StoredValue it) throws SavedRunException {
    return new RunFacts.Identity(
        it.at("id").or(folder(it.file()), StoredValue::text),
        it.at("simulation").or("", StoredValue::text),
        it.at("system").or("", StoredValue::text),
        it.at("profile").or("", StoredValue::text),
        it.at("target").or("", StoredValue::text),
        it.at("gatlingVersion").or("", StoredValue::text));
  }

  /** Of the run that a file belongs to, which is in a folder within its own. */
  private static String folder(Path file) {
    Path run = file.toAbsolutePath().normalize().getParent().getParent();
    return run == null || run.getFileName() == null ? "" : run.getFileName().toString();
  }

  private static void write(ObjectNode json, RunFacts.Offered it) {
    json.put("model", it.model().name());
    it.tasksPerSecond().ifPresent(rate -> json.put("tasksPerSecond", rate));
    it.requestsPerSecond().ifPresent(rate -> json.put("requestsPerSecond", rate));
    it.tasks().ifPresent(count -> json.put("tasks", count));
    it.startedTasks().ifPresent(count -> json.put("startedTasks", count));
    json.put("duration", it.duration().toString());
    it.plateau()
        .ifPresent(
            plateau ->
                json.putObject("plateau")
                    .put("from", plateau.from().toString())
                    .put("to", plateau.to().toString()));
    it.seed().ifPresent(seed -> json.put("seed", seed));
    if (!it.changes().isEmpty()) {
      ArrayNode changes = json.putArray("changes");
      it.changes()
          .forEach(
              change ->
                  changes
                      .addObject()
                      .put("second", change.second())
                      .put("sentence", change.sentence()));
    }
    if (!it.stages().isEmpty()) {
      ArrayNode stages = json.putArray("stages");
      it.stages()
          .forEach(
              stage ->
                  stages
                      .addObject()
                      .put("seconds", stage.seconds())
                      .put("from", stage.from())
                      .put("to", stage.to()));
    }
  }

  private static RunFacts.Offered offered(StoredValue it) throws SavedRunException {
    return new RunFacts.Offered(
        it.at("model").oneOf(Model.class),
        optionalNumber(it.at("tasksPerSecond")),
        optionalNumber(it.at("requestsPerSecond")),
        optionalCount(it.at("tasks")),
        optionalCount(it.at("startedTasks")),
        it.at("duration").or(Duration.ZERO, StoredValue::duration),
        it.at("plateau")
            .optional(held -> new Plateau(held.at("from").duration(), held.at("to").duration())),
        optionalSeed(it.at("seed")),
        it.at("changes")
            .list(
                change ->
                    new LoadChange(change.at("second").number(), change.at("sentence").text())),
        it.at("stages")
            .list(
                stage ->
                    new LoadStage(
                        stage.at("seconds").number(),
                        stage.at("from").number(),
                        stage.at("to").number())));
  }

  static OptionalDouble optionalNumber(StoredValue value) throws SavedRunException {
    Optional<Double> number = value.optional(StoredValue::number);
    return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
  }

  private static OptionalLong optionalSeed(StoredValue value) throws SavedRunException {
    Optional<Long> seed = value.optional(StoredValue::whole);
    return seed.isPresent() ? OptionalLong.of(seed.get()) : OptionalLong.empty();
  }

  static OptionalLong optionalCount(StoredValue value) throws SavedRunException {
    Optional<Long> count = value.optional(StoredValue::count);
    return count.isPresent() ? OptionalLong.of(count.get()) : OptionalLong.empty();
  }

  private static void write(ObjectNode json, InjectorFacts it) {
    json.put("javaVersion", it.javaVersion()).put("operatingSystem", it.operatingSystem());
    json.put("processors", it.processors()).put("maxHeapBytes", it.maxHeapBytes());
  }

  private static InjectorFacts injector(StoredValue it) throws SavedRunException {
    StoredValue processors = it.at("processors");
    int count = processors.or(1, StoredValue::smallCount);
    processors.require(count > 0, "a whole number from 1 on");
    return new InjectorFacts(
        it.at("javaVersion").or("", StoredValue::text),
        it.at("operatingSystem").or("", StoredValue::text),
        count,
        it.at("maxHeapBytes").or(0L, StoredValue::count));
  }

  private static void write(ObjectNode json, RunFacts.Outcome it) {
    it.ending().ifPresent(ending -> json.put("ending", ending.name()));
    if (!it.brokenAssertions().isEmpty()) {
      it.brokenAssertions().forEach(json.putArray("brokenAssertions")::add);
    }
    if (!it.failedHooks().isEmpty()) {
      it.failedHooks().forEach(json.putArray("failedHooks")::add);
    }
    it.endedRuns().forEach(json.putArray("endedRuns")::add);
    it.aborted().ifPresent(why -> json.put("aborted", why));
    it.invalid().ifPresent(why -> json.put("invalid", why));
    it.warnings().forEach(json.putArray("warnings")::add);
    it.jobs().ifPresent(jobs -> StoredLive.write(json.putObject("jobs"), jobs));
    it.live().ifPresent(live -> StoredLive.write(json.putObject("live"), live));
    it.capacity().ifPresent(found -> json.set("capacity", CapacityJson.of(found)));
  }

  private static InjectorPart part(StoredValue it) throws SavedRunException {
    return new InjectorPart(
        it.at("name").text(),
        it.at("requests").count(),
        it.at("ko").count(),
        it.at("requestsPerSecond").number(),
        it.at("p50").count(),
        it.at("p95").count(),
        optionalNumber(it.at("startMillis")),
        new InjectorPart.Use(
            optionalNumber(it.at("cpuCores")),
            optionalNumber(it.at("memoryBytes")),
            optionalNumber(it.at("schedulingDelayMillis")),
            optionalNumber(it.at("streamLagMillis"))),
        new InjectorPart.Clock(
            it.at("offsetMillis").number(),
            optionalNumber(it.at("uncertaintyMillis")),
            optionalNumber(it.at("driftPpm"))),
        it.at("folder").or("", StoredValue::text));
  }

  private static Capacity capacity(StoredValue it) throws SavedRunException {
    return new Capacity(
        it.at("status").oneOf(Verdict.Status.class),
        it.at("reason").text(),
        it.at("statement").text(),
        it.at("unit").text(),
        optionalNumber(it.at("holds")),
        optionalNumber(it.at("breaks")),
        it.at("precision").or(Capacity.USUAL_PRECISION, StoredValue::number),
        it.at("levels").list(StoredRun::level),
        it.at("findings").list(StoredValue::text),
        it.at("curve").or(Capacity.Curve.NONE, StoredRun::curve));
  }

  private static Capacity.Curve curve(StoredValue it) throws SavedRunException {
    return new Capacity.Curve(it.at("sentence").text(), it.at("points").list(StoredRun::point));
  }

  private static Capacity.Point point(StoredValue it) throws SavedRunException {
    return new Capacity.Point(it.at("level").number(), it.at("millis").number());
  }

  private static Capacity.Level level(StoredValue it) throws SavedRunException {
    return new Capacity.Level(
        it.at("level").number(),
        it.at("purpose").text(),
        it.at("outcome").text(),
        it.at("reason").or("", StoredValue::text),
        it.at("seconds").number(),
        it.at("requests").count(),
        it.at("reachedRate").number(),
        it.at("goodput").number(),
        it.at("errorRate").number(),
        it.at("p50").count(),
        it.at("p95").count(),
        it.at("p99").count(),
        it.at("inFlight").number());
  }

  private static RunFacts.Outcome outcome(StoredValue it) throws SavedRunException {
    return new RunFacts.Outcome(
        it.at("ending").optional(value -> value.oneOf(Verdict.Ending.class)),
        it.at("brokenAssertions").list(StoredValue::text),
        it.at("failedHooks").list(StoredValue::text),
        it.at("endedRuns").list(StoredValue::text),
        it.at("aborted").optional(StoredValue::text),
        it.at("invalid").optional(StoredValue::text),
        it.at("warnings").list(StoredValue::text),
        it.at("jobs").optional(StoredLive::jobs),
        it.at("live").optional(StoredLive::live),
        it.at("capacity").optional(StoredRun::capacity));
  }
}
