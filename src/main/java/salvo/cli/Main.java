package salvo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import salvo.SuppressForbidden;
import salvo.cli.check.DoctorCommand;
import salvo.cli.check.ValidateCommand;
import salvo.cli.create.ImportCommand;
import salvo.cli.create.NewCommand;
import salvo.cli.pipeline.PublishCommand;
import salvo.cli.run.CapacityCommand;
import salvo.cli.run.RunCommand;
import salvo.cli.run.TryCommand;
import salvo.cli.ui.UiCommand;
import salvo.compare.block.UnusableRunException;
import salvo.config.source.SettingsException;
import salvo.text.RefusalText;

/** The command {@code ./salvo}: runs load tests, and what can be done with runs that have ended. */
@Command(
    name = "salvo",
    description = "Runs load tests, and does what can be done with their runs afterwards.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:passed, or done",
      "1:wrong usage, settings or input",
      "2:an objective was missed, or something regressed",
      "3:invalid or inconclusive"
    })
public final class Main implements Runnable {

  /** Wrong usage, settings or input. */
  static final int BAD_INPUT = 1;

  private static final Map<String, Supplier<CommandSpec>> COMMANDS = commands();

  @Spec private CommandSpec spec;

  /** Ends the process with the status of the command. */
  @SuppressForbidden("Here the console is what it writes to")
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(ReportCommand.NAME)) {
      Ahead.start();
    }
    PrintWriter out = new PrintWriter(System.out, false, Terminal.charset());
    PrintWriter err = new PrintWriter(System.err, true, Terminal.charset());
    int status = execute(out, err, args);
    out.flush();
    System.exit(status);
  }

  /** Runs a command, and gives its exit status. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    if (args.length == 0 || !COMMANDS.containsKey(args[0])) {
      return execute(everyCommand(), out, err, args);
    }
    // It alone: to set up all of them takes longer than many a report.
    CommandLine command =
        new CommandLine(COMMANDS.get(args[0]).get()).setCommandName("salvo " + args[0]);
    return execute(command, out, err, Arrays.copyOfRange(args, 1, args.length));
  }

  private static int execute(
      CommandLine command, PrintWriter out, PrintWriter err, String... args) {
    return command
        .setOut(out)
        .setErr(err)
        .setExitCodeExceptionMapper(problem -> BAD_INPUT)
        .setExecutionExceptionHandler(failure())
        .setParameterExceptionHandler(Main::misused)
        .setUsageHelpAutoWidth(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  /** All commands, for who asks for none of them. */
  static CommandLine everyCommand() {
    CommandLine salvo = new CommandLine(new Main());
    COMMANDS.forEach((name, command) -> salvo.addSubcommand(name, command.get()));
    return salvo.addSubcommand(new CommandLine.HelpCommand());
  }

  /** In the order that they are listed in. */
  private static Map<String, Supplier<CommandSpec>> commands() {
    Map<String, Supplier<CommandSpec>> commands = new LinkedHashMap<>();
    commands.put(RunCommand.NAME, () -> CommandSpec.forAnnotatedObject(new RunCommand()));
    commands.put(TryCommand.NAME, () -> CommandSpec.forAnnotatedObject(new TryCommand()));
    commands.put(CapacityCommand.NAME, () -> CommandSpec.forAnnotatedObject(new CapacityCommand()));
    commands.put(NewCommand.NAME, () -> CommandSpec.forAnnotatedObject(new NewCommand()));
    commands.put(ImportCommand.NAME, () -> CommandSpec.forAnnotatedObject(new ImportCommand()));
    commands.put(ReportCommand.NAME, ReportCommand::spec);
    commands.put(MergeCommand.NAME, () -> CommandSpec.forAnnotatedObject(new MergeCommand()));
    commands.put(CompareCommand.NAME, () -> CommandSpec.forAnnotatedObject(new CompareCommand()));
    commands.put(BaselineCommand.NAME, () -> CommandSpec.forAnnotatedObject(new BaselineCommand()));
    commands.put(PublishCommand.NAME, () -> CommandSpec.forAnnotatedObject(new PublishCommand()));
    commands.put(UiCommand.NAME, () -> CommandSpec.forAnnotatedObject(new UiCommand()));
    commands.put(ValidateCommand.NAME, () -> CommandSpec.forAnnotatedObject(new ValidateCommand()));
    commands.put(DoctorCommand.NAME, () -> CommandSpec.forAnnotatedObject(new DoctorCommand()));
    commands.put(MonitorCommand.NAME, () -> CommandSpec.forAnnotatedObject(new MonitorCommand()));
    return commands;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Problems with what was given are told in a sentence; others are ours and keep their trace. */
  private static IExecutionExceptionHandler failure() {
    return (problem, command, parsed) -> {
      if (problem instanceof IOException
          || problem instanceof SettingsException
          || problem instanceof UnusableRunException) {
        command.getErr().println(RefusalText.ofLines(message(problem)));
      } else {
        problem.printStackTrace(command.getErr());
      }
      return BAD_INPUT;
    };
  }

  private static String message(Exception problem) {
    boolean bare = problem instanceof FileSystemException;
    return bare
        ? problem.getClass().getSimpleName().replace("Exception", "") + ": " + problem.getMessage()
        : problem.getMessage();
  }

  private static int misused(ParameterException problem, String[] args) {
    PrintWriter err = problem.getCommandLine().getErr();
    err.println(RefusalText.ofLines(problem.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("See: " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return BAD_INPUT;
  }
}
