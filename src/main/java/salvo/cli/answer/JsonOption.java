package salvo.cli.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --json} of a command. */
public final class JsonOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = JsonAnswer.OPTION,
      description = "Answer with one JSON document: see docs/machines.md.")
  private boolean asked;

  public boolean isAsked() {
    return asked;
  }

  /** Where sentences for people go: not into the document. */
  public PrintWriter aside() {
    return asked ? spec.commandLine().getErr() : spec.commandLine().getOut();
  }

  /** Prints the document, and gives the exit status. */
  public int answer(int exitCode, ObjectNode fields) {
    JsonAnswer.print(spec.commandLine().getOut(), spec.qualifiedName(), exitCode, fields);
    return exitCode;
  }
}
