package salvo.cli.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.config.Settings;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.doctor.finding.Finding;
import salvo.gatling.FeederCheck;
import salvo.gatling.validation.MadeSimulation;
import salvo.gatling.validation.NoSuchSimulation;
import salvo.gatling.validation.Validation;
import salvo.text.Quantity;

/** Finds what can be found before a load, and sends nothing. */
@Command(
    name = ValidateCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "salvo validate [SIMULATION...] [--json] [-DKEY=VALUE]...",
    description = {
      "Checks the settings, the feeders and each simulation, created as a run would create it, with"
          + " its endpoints, objectives and baseline. Nothing is started, and no request is sent.",
      "Settings are given as for salvo run: -Dprofile=normal, -DbaseUrl=https://..."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:no problem", "1:a problem, or wrong usage"})
public final class ValidateCommand implements Callable<Integer> {

  public static final String NAME = "validate";

  private static final int PROBLEM = 1;
  private static final Path FEEDERS = Path.of("feeders");
  private static final String SETTINGS = "settings";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "SIMULATION",
      description = "Systems or classes: shop, ShopSimulation. Default: all in the project.")
  private List<String> names = List.of();

  @Mixin private JsonOption json;

  @Option(names = "-D", hidden = true, mapFallbackValue = "")
  private Map<String, String> settings = Map.of();

  @Override
  public Integer call() throws IOException {
    if (!settings.isEmpty()) {
      throw misused("-D is an option of Java: it goes before the main class (VM options).");
    }
    ValidationReport report = report();
    int status = report.hasProblem() ? PROBLEM : 0;
    if (json.isAsked()) {
      return json.answer(status, report.json());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    return status;
  }

  private ValidationReport report() throws IOException {
    Settings read;
    try {
      read = Settings.load(PropertyEncoding.PLAIN);
    } catch (SettingsException e) {
      return ValidationReport.ofSettings(
          e.problems().stream().map(ValidateCommand::finding).toList());
    }
    List<Finding> ofSettings = new ArrayList<>();
    read.warnings().forEach(it -> ofSettings.add(Finding.remark(SETTINGS, it)));
    if (ofSettings.isEmpty()) {
      ofSettings.add(Finding.ok(SETTINGS, "read, and within their bounds"));
    }
    List<Finding> feeders = new ArrayList<>();
    Validation.feeders(read, FEEDERS).forEach(it -> feeders.addAll(findings(it)));
    List<Finding> simulations = new ArrayList<>();
    try {
      Validation.make(Validation.simulations(names, read), read.output().directory())
          .forEach(it -> simulations.addAll(findings(it, read.warnings())));
    } catch (NoSuchSimulation e) {
      throw misused(e.getMessage());
    }
    return new ValidationReport(ofSettings, feeders, simulations);
  }

  private static Finding finding(SettingsProblem problem) {
    String given = problem.value().isEmpty() ? "" : " = " + problem.value();
    String from = problem.source().isEmpty() ? "" : " (" + problem.source() + ")";
    return Finding.problem(
        SETTINGS,
        problem.key() + given + from + "; rule: " + problem.rule(),
        "fix: " + problem.fix());
  }

  private static List<Finding> findings(FeederCheck.Found found) {
    String file = found.file().toString();
    List<Finding> all = new ArrayList<>();
    all.add(
        found.problem().isPresent()
            ? Finding.refusal(file, found.problem().get())
            : Finding.ok(
                file,
                Quantity.count(found.records())
                    + (found.records() == 1 ? " record: " : " records: ")
                    + String.join(", ", found.columns())));
    found.notes().forEach(it -> all.add(Finding.remark(file, it)));
    return all;
  }

  /** What is told of the settings already is not said of each simulation again. */
  private static List<Finding> findings(MadeSimulation made, List<String> told) {
    List<Finding> all = new ArrayList<>();
    made.problems().forEach(it -> all.add(Finding.refusal(made.simpleName(), it)));
    made.load().ifPresent(it -> all.add(Finding.ok(made.simpleName(), it)));
    made.notes().stream()
        .filter(it -> !told.contains(it))
        .forEach(it -> all.add(Finding.remark(made.simpleName(), it)));
    return all;
  }

  private ParameterException misused(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
