package salvo.cli.answer;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import salvo.text.RefusalText;

/** Arguments that a command does not take: what is wrong with them, and where to read on. */
public final class Misuse implements IParameterExceptionHandler {

  private final boolean json;

  /**
   * @param json whether a program reads it
   */
  public Misuse(boolean json) {
    this.json = json;
  }

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    lines.println(RefusalText.ofLines(problem.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, lines);
    lines.println("See: " + name + " --help");
    if (json) {
      JsonAnswer.print(
          command.getOut(), name, Failures.BAD_INPUT, ErrorJson.of(text.toString().strip()));
    } else {
      command.getErr().print(text);
      command.getErr().flush();
    }
    return Failures.BAD_INPUT;
  }
}
