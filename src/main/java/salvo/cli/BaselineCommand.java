package salvo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.cli.named.NamedRun;
import salvo.compare.Baseline;
import salvo.compare.MeasuredRun;
import salvo.compare.block.UnusableRunException;
import salvo.config.SavedRunSettings;
import salvo.saved.SavedRun;

/** Keeps runs as named baselines, in files for git. */
@Command(
    name = BaselineCommand.NAME,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Keeps runs as named baselines, in files for git: exact histograms of each endpoint over"
          + " time, and the circumstances in which they were measured.",
      "The baseline NAME is the file baselines/NAME.json; a NAME that ends in .json is the file"
          + " itself."
    })
final class BaselineCommand implements Runnable {

  static final String NAME = "baseline";

  private static final String NAMED = "Of letters, digits, ., - and _, or a file ending in .json.";
  private static final String RUN = NamedRun.DESCRIPTION + " Default: latest.";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "save, update, show or list is missing.");
  }

  @Command(
      name = "save",
      mixinStandardHelpOptions = true,
      description = "Keeps a run as a baseline.")
  int save(
      @Parameters(paramLabel = "NAME", description = NAMED) String name,
      @Parameters(paramLabel = "RUN", arity = "0..1", description = RUN) String run,
      @Option(names = "--replace", description = "Replace the baseline of that name.")
          boolean replace,
      @Option(
              names = "--accept-flaws",
              description = "Keep a run that was cut short or is invalid, too.")
          boolean acceptFlaws,
      @Mixin JsonOption json)
      throws IOException {
    Path file = Baseline.file(name);
    if (Files.exists(file) && !replace) {
      throw new UnusableRunException(
          "The baseline " + file + " exists: choose another name, --replace it, or update it.");
    }
    MeasuredRun measured = measured(run);
    if (measured.unfit().isPresent() && !acceptFlaws) {
      throw new UnusableRunException(
          measured.unfit().get()
              + " Choose a complete, valid run, or keep this one with --accept-flaws.");
    }
    Baseline.write(measured, file);
    return told("Saved", file, json);
  }

  @Command(
      name = "update",
      mixinStandardHelpOptions = true,
      description = {
        "Adds a run of the same kind to a baseline, so that it is based on more data.",
        "To replace its runs instead, use save --replace."
      })
  int update(
      @Parameters(paramLabel = "NAME", description = NAMED) String name,
      @Parameters(paramLabel = "RUN", arity = "0..1", description = RUN) String run,
      @Mixin JsonOption json)
      throws IOException {
    Path file = Baseline.file(name);
    Baseline.write(Baseline.plus(Baseline.read(file), measured(run)), file);
    return told("Updated", file, json);
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows what is in a baseline.")
  int show(
      @Parameters(paramLabel = "NAME", description = NAMED) String name, @Mixin JsonOption json)
      throws IOException {
    Path file = Baseline.file(name);
    MeasuredRun baseline = Baseline.read(file);
    if (json.isAsked()) {
      return json.answer(0, BaselineJson.of(baseline, file));
    }
    print(BaselineText.of(baseline, Terminal.isAscii()));
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the baselines of a folder.")
  int list(
      @Parameters(
              paramLabel = "FOLDER",
              arity = "0..1",
              defaultValue = "baselines",
              description = "Default: ${DEFAULT-VALUE}.")
          Path folder)
      throws IOException {
    print(BaselineText.list(folder, Terminal.isAscii()));
    return 0;
  }

  private static MeasuredRun measured(String run) throws IOException {
    SavedRunSettings settings = CommandSettings.load();
    Path chosen = NamedRun.of(run, settings.output().directory());
    return SavedRun.open(chosen, settings).measured(chosen.toString());
  }

  private int told(String what, Path file, JsonOption json) throws IOException {
    MeasuredRun kept = Baseline.read(file);
    if (json.isAsked()) {
      return json.answer(0, BaselineJson.of(kept, file));
    }
    print(
        what
            + " "
            + file
            + ": "
            + kept.requests()
            + " requests of "
            + String.join(" and ", kept.ids())
            + ".\n");
    return 0;
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
