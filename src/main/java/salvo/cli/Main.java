package salvo.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import salvo.SuppressForbidden;
import salvo.cli.answer.Failures;
import salvo.cli.answer.JsonAnswer;
import salvo.cli.answer.Misuse;
import salvo.cli.assist.McpCommand;
import salvo.cli.check.DoctorCommand;
import salvo.cli.check.ValidateCommand;
import salvo.cli.create.ImportCommand;
import salvo.cli.create.NewCommand;
import salvo.cli.keys.DescribeCommand;
import salvo.cli.pipeline.PublishCommand;
import salvo.cli.project.ProjectCommand;
import salvo.cli.run.CapacityCommand;
import salvo.cli.run.RunCommand;
import salvo.cli.run.TryCommand;
import salvo.cli.runs.ExplainCommand;
import salvo.cli.runs.StatusCommand;
import salvo.cli.runs.StopCommand;
import salvo.cli.ui.UiCommand;

/** The command {@code ./salvo}: runs load tests, and what can be done with runs that have ended. */
@Command(
    name = "salvo",
    description = "Runs load tests, and reports, compares and manages their runs.",
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
    int status = inMemory(out, err, args);
    out.flush();
    System.exit(status);
  }

  private static int inMemory(PrintWriter out, PrintWriter err, String... args) {
    try {
      return execute(out, err, args);
    } catch (OutOfMemoryError e) {
      err.println(Failures.outOfMemory(e).orElseThrow());
      return Failures.BAD_INPUT;
    }
  }

  /** Runs a command, and gives its exit status. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    Optional<CommandSpec> named = args.length == 0 ? Optional.empty() : named(args[0]);
    if (named.isEmpty()) {
      return execute(everyCommand(), out, err, args);
    }
    CommandLine command = new CommandLine(named.get()).setCommandName("salvo " + args[0]);
    return execute(command, out, err, Arrays.copyOfRange(args, 1, args.length));
  }

  /** It alone: to set up all of them takes longer than many a report. */
  static Optional<CommandSpec> named(String name) {
    return COMMANDS.containsKey(name)
        ? Optional.of(COMMANDS.get(name).get())
        : ProjectCommand.find(name);
  }

  private static int execute(
      CommandLine command, PrintWriter out, PrintWriter err, String... args) {
    return command
        .setOut(out)
        .setErr(err)
        .setExitCodeExceptionMapper(problem -> Failures.BAD_INPUT)
        .setExecutionExceptionHandler(new Failures(JsonAnswer.isAskedFor(args)))
        .setParameterExceptionHandler(new Misuse(JsonAnswer.isAskedFor(args)))
        .setUsageHelpAutoWidth(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  /** All commands, for who asks for none of them. */
  static CommandLine everyCommand() {
    CommandLine salvo = new CommandLine(new Main());
    COMMANDS.forEach((name, command) -> salvo.addSubcommand(name, command.get()));
    ProjectCommand.all().forEach(it -> salvo.addSubcommand(it.name(), it));
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
    commands.put(ExplainCommand.NAME, () -> CommandSpec.forAnnotatedObject(new ExplainCommand()));
    commands.put(BaselineCommand.NAME, () -> CommandSpec.forAnnotatedObject(new BaselineCommand()));
    commands.put(PublishCommand.NAME, () -> CommandSpec.forAnnotatedObject(new PublishCommand()));
    commands.put(StatusCommand.NAME, () -> CommandSpec.forAnnotatedObject(new StatusCommand()));
    commands.put(StopCommand.NAME, () -> CommandSpec.forAnnotatedObject(new StopCommand()));
    commands.put(McpCommand.NAME, () -> CommandSpec.forAnnotatedObject(new McpCommand()));
    commands.put(UiCommand.NAME, () -> CommandSpec.forAnnotatedObject(new UiCommand()));
    commands.put(DescribeCommand.NAME, () -> CommandSpec.forAnnotatedObject(new DescribeCommand()));
    commands.put(ValidateCommand.NAME, () -> CommandSpec.forAnnotatedObject(new ValidateCommand()));
    commands.put(DoctorCommand.NAME, () -> CommandSpec.forAnnotatedObject(new DoctorCommand()));
    commands.put(MonitorCommand.NAME, () -> CommandSpec.forAnnotatedObject(new MonitorCommand()));
    return commands;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
