package salvo.cli;

import java.io.IOException;
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
import salvo.report.compared.ComparisonPage;
import salvo.report.console.ConsoleComparison;
import salvo.report.json.ComparisonJson;
import salvo.report.json.JsonFile;
import salvo.report.markdown.ComparisonMarkdown;
import salvo.report.words.ComparisonText;
import salvo.slo.Verdict;

/** Tells what changed from one run to others, as far as chance allows it to be told. */
@Command(
    name = CompareCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows what changed from a base run to others: rate, errors, p50, p95 and p99 of each"
          + " endpoint, with 95 %% intervals by bootstrap over blocks of time. Without arguments,"
          + " it compares the last two runs.",
      "All intervals hold together with 95 %% (Bonferroni). A metric whose change may be due to"
          + " chance is INCONCLUSIVE, with the run length that would decide it."
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
      arity = "0..1",
      paramLabel = "BASE",
      defaultValue = "latest~1",
      description =
          "What the others are compared with. "
              + ComparedRuns.DESCRIPTION
              + " Default: ${DEFAULT-VALUE}.")
  private String base;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "RUN",
      defaultValue = "latest",
      description = "What is compared with it, likewise. Default: ${DEFAULT-VALUE}.")
  private List<String> runs = List.of();

  @Mixin private JsonOption json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = STANDARD_OUTPUT,
      description =
          "A file for it: .html is a page, .md Markdown, .json JSON, anything else text; a folder"
              + " gets "
              + ComparisonPage.FILE_NAME
              + ". Default: -, text on standard output.")
  private String output;

  @Option(
      names = "--min-effect",
      paramLabel = "SHARE",
      description =
          "Smallest relative change that counts, such as 0.05. Default:"
              + " salvo.report.comparison.minEffect.")
  private Double minEffect;

  @Option(
      names = "--accept-differences",
      description = "Compare even if load, simulation or injector differ.")
  private boolean acceptDifferences;

  @Option(names = "--strict", description = "Exit with 3 if anything is inconclusive.")
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
    write(comparisons, JsonFile.text(JsonAnswer.of(NAME, status, ComparisonJson.of(comparisons))));
    return status;
  }

  private ComparisonRules rules(Settings.Comparison settings) {
    double effect = minEffect == null ? settings.minEffect() : minEffect;
    try {
      return new ComparisonRules(effect, settings.minErrorChange());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--min-effect is " + effect + ", but must be more than 0 and less than 1.",
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

  private void write(List<Comparison> comparisons, String answer) throws IOException {
    if (output.equals(STANDARD_OUTPUT)) {
      say(json.isAsked() ? answer : text(comparisons));
      return;
    }
    Path named = Path.of(output);
    Path file = Files.isDirectory(named) ? named.resolve(ComparisonPage.FILE_NAME) : named;
    Files.writeString(file, text(file.getFileName().toString(), comparisons, answer));
    say(json.isAsked() ? answer : written(comparisons, file));
  }

  private static String written(List<Comparison> comparisons, Path file) {
    return comparisons.stream()
            .map(it -> it.outcome() + "  " + ComparisonText.outcomes(it) + "\n")
            .collect(Collectors.joining())
        + "Wrote "
        + file.toUri()
        + "\n";
  }

  private String text(String fileName, List<Comparison> comparisons, String answer) {
    if (fileName.endsWith(".html")) {
      return ComparisonPage.text(comparisons);
    }
    if (fileName.endsWith(".md")) {
      return ComparisonMarkdown.text(comparisons);
    }
    return json.isAsked() || fileName.endsWith(".json") ? answer : text(comparisons);
  }

  private void say(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
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
