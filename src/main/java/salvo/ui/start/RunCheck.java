package salvo.ui.start;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.config.Settings;
import salvo.config.SettingsReader;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.config.source.ShortName;
import salvo.text.PlainJson;
import salvo.workload.InjectionProfile;
import salvo.workload.Profiles;

/**
 * What is wrong with a form, as far as that can be told without the simulation's own code.
 *
 * @param problems none when it can be started
 * @param load what it would offer; empty when something is wrong
 */
record RunCheck(RunForm form, List<SettingsProblem> problems, Optional<InjectionProfile> load) {

  /** A form that is checked by the rules that hold for a run. */
  static RunCheck of(RunForm form, KnownSimulation simulation) {
    List<SettingsProblem> problems = new ArrayList<>(form.problems());
    if (!problems.isEmpty()) {
      return new RunCheck(form, problems, Optional.empty());
    }
    try {
      Settings settings =
          SettingsReader.planned(form.properties(), form.variables(), simulation.systemFile());
      InjectionProfile load = Profiles.resolve(settings.workload());
      return new RunCheck(form, List.of(), Optional.of(load));
    } catch (SettingsException e) {
      List<SettingsProblem> found = e.problems().stream().map(it -> explained(it, form)).toList();
      return new RunCheck(form, found, Optional.empty());
    }
  }

  /** The environment names only keys that a file names already. */
  private static SettingsProblem explained(SettingsProblem problem, RunForm form) {
    return form.variables().containsKey(problem.key())
        ? new SettingsProblem(
            problem.key(),
            "",
            "",
            "a key that an environment variable can set, as a secret is passed in no other way",
            "write it into application.conf as <key> = ${?MY_SECRET}, and export MY_SECRET before"
                + " ./salvo ui")
        : problem;
  }

  boolean isSound() {
    return problems.isEmpty();
  }

  ObjectNode json(KnownSimulation simulation) {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("ok", isSound());
    ArrayNode array = json.putArray("problems");
    problems.forEach(it -> write(array.addObject(), it));
    json.put("command", CommandText.of(simulation, form));
    form.variables().keySet().forEach(json.putArray("secretVariables")::add);
    load.ifPresent(it -> json.set("load", LoadJson.of(it)));
    return json;
  }

  private void write(ObjectNode json, SettingsProblem problem) {
    String field = form.field(problem).orElse(problem.key());
    json.put("field", ShortName.of(field).orElse(field));
    json.put("key", problem.key()).put("value", problem.value());
    json.put("rule", problem.rule()).put("fix", problem.fix());
  }
}
