package salvo.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonAnswer;
import salvo.cli.answer.JsonOption;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Change;
import salvo.compare.ComparisonRules;
import salvo.compare.Comparisons;
import salvo.compare.MeasuredRun;
import salvo.config.SavedRunSettings;
import salvo.config.Settings;
import salvo.report.console.ConsoleComparison;
import salvo.report.json.ComparisonJson;
import salvo.report.json.JsonFile;
import salvo.slo.Verdict;

/** Tells what changed from one run to others, as far as chance allows it to be told. */
@Command(
    name = CompareCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells what changed from a base run to others: rate, errors, p50, p95 and p99 of each"
          + " endpoint, with 95 %% intervals by bootstrap over blocks of time.",
      "All intervals together hold with 95 %% (Bonferroni). A figure that could be either way is"
          + " INCONCLUSIVE, with the length of the runs that would decide it."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing regressed",
      "1:wrong usage, settings or input, or runs that are not comparable",
      "2:something regressed",
      "3:with --strict: nothing regressed, but something is inconclusive"
    })
final class CompareCommand implements Callable<Integer> {

  static final String NAME = "compare";

  private static final String STANDARD_OUTPUT = "-";

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "BASE",
      description = "What the others are compared with. " + ComparedRuns.DESCRIPTION)
  private String base;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "RUN",
      description = "What is compared with it, likewise.")
  private List<String> runs = List.of();

  @Mixin private JsonOption json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = STANDARD_OUTPUT,
      description = "Where it goes. Default: -, standard output.")
  private String output;

  @Option(
      names = "--min-effect",
      paramLabel = "SHARE",
      description =
          "Least relative change that counts, such as 0.05. Default:"
              + " salvo.report.comparison.minEffect.")
  private Double minEffect;

  @Option(
      names = "--accept-differences",
      description = "Compare although load, simulation or injector differ.")
  private boolean acceptDifferences;

  @Option(names = "--strict", description = "End with 3 while something is inconclusive.")
  private boolean strict;

  @Override
  public Integer call() throws IOException {
    SavedRunSettings settings = CommandSettings.load();
    ComparisonRules rules = rules(settings.report().comparison());
    boolean accept = acceptDifferences || settings.report().comparison().acceptDifferences();
    MeasuredRun first = ComparedRuns.read(base, settings);
    List<MeasuredRun> others = new ArrayList<>();
    for (String run : runs) {
      others.add(ComparedRuns.read(run, settings));
    }
    List<Comparison> comparisons = new Comparisons(first, rules, accept).with(others);
    int status = status(comparisons);
    write(
        json.isAsked()
            ? JsonFile.text(JsonAnswer.of(NAME, status, ComparisonJson.of(comparisons)))
            : text(comparisons));
    return status;
  }

  private ComparisonRules rules(Settings.Comparison settings) {
    double effect = minEffect == null ? settings.minEffect() : minEffect;
    try {
      return new ComparisonRules(effect, settings.minErrorChange());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--min-effect is " + effect + ", but has to be more than 0 and less than 1.",
          e);
    }
  }

  private String text(List<Comparison> comparisons) {
    boolean toConsole = output.equals(STANDARD_OUTPUT);
    boolean colour = toConsole && Terminal.isInteractive();
    boolean ascii = toConsole && Terminal.isAscii();
    return comparisons.stream()
        .map(it -> ConsoleComparison.render(it, colour, ascii))
        .collect(Collectors.joining("\n"));
  }

  private void write(String text) throws IOException {
    if (output.equals(STANDARD_OUTPUT)) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(Path.of(output), text, StandardCharsets.UTF_8);
    }
  }

  private int status(List<Comparison> comparisons) {
    if (isAny(comparisons, Change.REGRESSED)) {
      return Verdict.Status.FAIL.exitCode();
    }
    boolean open = strict && isAny(comparisons, Change.INCONCLUSIVE);
    return open ? Verdict.Status.INCONCLUSIVE.exitCode() : Verdict.Status.PASS.exitCode();
  }

  private static boolean isAny(List<Comparison> comparisons, Change change) {
    return comparisons.stream().anyMatch(it -> it.figures(change) > 0);
  }
}
