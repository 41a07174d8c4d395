package salvo.ui.start;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import salvo.config.Settings;
import salvo.config.SettingsReader;
import salvo.config.source.SettingsException;
import salvo.gatling.validation.MadeSimulation;
import salvo.slo.Slo;
import salvo.text.PlainJson;
import salvo.ui.api.Api;
import salvo.ui.api.Asked;
import salvo.ui.api.Reply;
import salvo.ui.runs.RunEntry;
import salvo.ui.runs.RunList;
import salvo.workload.Profiles;

/**
 * {@code /api/simulations}: what can be started, and of each with which user types, tasks,
 * requests, objectives and profiles. Until the simulation itself has been read, its user types are
 * those that the configuration names and those of its latest run.
 */
public final class SimulationsApi implements Api {

  private final CheckApi check;
  private final RunList runs;
  private final Readings readings;

  public SimulationsApi(CheckApi check, RunList runs, Readings readings) {
    this.check = check;
    this.runs = runs;
    this.readings = readings;
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    if (asked.is("GET", 0)) {
      ObjectNode json = PlainJson.MAPPER.createObjectNode();
      ArrayNode array = json.putArray("simulations");
      check.simulations().forEach(it -> array.add(names(it)));
      return Reply.ok(json);
    }
    if (asked.is("GET", 1)) {
      return Reply.ok(one(check.require(asked.path().get(0))));
    }
    throw asked.unknown();
  }

  private static ObjectNode names(KnownSimulation simulation) {
    return PlainJson.MAPPER
        .createObjectNode()
        .put("name", simulation.simpleName())
        .put("class", simulation.className())
        .put("system", simulation.system());
  }

  private ObjectNode one(KnownSimulation simulation) throws IOException {
    ObjectNode json = names(simulation);
    Optional<RunEntry> last = last(simulation);
    endpoints(json.putArray("endpoints"), last);
    try {
      Settings settings = SettingsReader.planned(Map.of(), Map.of(), simulation.systemFile());
      userTypes(json.putArray("userTypes"), settings.systemNamed(simulation.system()), last);
      json.put("profile", settings.workload().profile());
      json.put("baseUrl", settings.baseUrl().map(Object::toString).orElse(null));
      profiles(json.putArray("profiles"), settings.workload());
      Optional<MadeSimulation> made = readings.of(simulation, settings);
      json.put("reading", made.isEmpty());
      made.ifPresent(it -> write(json, it));
    } catch (SettingsException e) {
      json.put("problem", e.getMessage());
    }
    return json;
  }

  private static void endpoints(ArrayNode json, Optional<RunEntry> last) {
    last.ifPresent(
        it ->
            it.figures().keySet().stream()
                .filter(name -> !name.equals(Slo.GLOBAL))
                .forEach(json::add));
  }

  /** What its own code tells takes the place of what was known without. */
  private static void write(ObjectNode json, MadeSimulation made) {
    made.load().ifPresent(it -> json.put("offers", it));
    made.problems().forEach(json.putArray("faults")::add);
    made.notes().forEach(json.putArray("notes")::add);
    made.contents()
        .ifPresent(
            it -> {
              json.set("userTypes", it.path("userTypes"));
              json.set("endpoints", it.path("requests"));
              json.set("objectives", it.path("objectives"));
            });
  }

  private Optional<RunEntry> last(KnownSimulation simulation) throws IOException {
    return runs.all().stream()
        .map(RunList.Listed::entry)
        .filter(it -> it.identity().simulation().equals(simulation.simpleName()))
        .filter(it -> !it.figures().isEmpty())
        .findFirst();
  }

  private static void userTypes(
      ArrayNode json, Settings.SystemUnderTest system, Optional<RunEntry> last) {
    TreeSet<String> names = new TreeSet<>(system.userTypes().keySet());
    last.ifPresent(it -> names.addAll(it.userTypes()));
    for (String name : names) {
      ObjectNode type = json.addObject().put("name", name);
      Settings.UserType known = system.userTypes().getOrDefault(name, Settings.UserType.NONE);
      known.weight().ifPresent(it -> type.put("weight", it));
      ObjectNode tasks = type.putObject("tasks");
      known.tasks().forEach(tasks::put);
    }
  }

  private static void profiles(ArrayNode json, Settings.Workload workload) {
    for (String name : new TreeSet<>(workload.profiles().keySet())) {
      try {
        json.add(LoadJson.of(Profiles.resolve(workload.ofProfile(name))));
      } catch (SettingsException e) {
        json.addObject().put("profile", name).put("problem", e.problems().get(0).rule());
      }
    }
  }
}
