package salvo.cli.answer;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import salvo.compare.block.UnusableRunException;
import salvo.config.source.SettingsException;
import salvo.text.Quantity;
import salvo.text.RefusalText;

/**
 * What keeps a command from its work: problems with what was given are told in a sentence, others
 * are ours and keep their trace.
 */
public final class Failures implements IExecutionExceptionHandler {

  /** Wrong usage, settings or input. */
  public static final int BAD_INPUT = 1;

  private final boolean json;

  /**
   * @param json whether a program reads it
   */
  public Failures(boolean json) {
    this.json = json;
  }

  /** What to do when Java has no memory left; empty if that is not why. */
  public static Optional<String> outOfMemory(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return Optional.of(
            "Java ran out of memory with "
                + Quantity.bytes(Runtime.getRuntime().maxMemory())
                + ". Give it more, for example with SALVO_JAVA_OPTS=-Xmx3g in the environment.");
      }
    }
    return Optional.empty();
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    Optional<String> outOfMemory = outOfMemory(problem);
    if (outOfMemory.isPresent()) {
      command.getErr().println(outOfMemory.get());
      return BAD_INPUT;
    }
    if (!isOfInput(problem)) {
      problem.printStackTrace(command.getErr());
    }
    if (json) {
      JsonAnswer.print(
          command.getOut(),
          command.getCommandSpec().qualifiedName(),
          BAD_INPUT,
          problem instanceof SettingsException settings
              ? ErrorJson.of(settings)
              : ErrorJson.of(message(problem)));
    } else if (isOfInput(problem)) {
      command.getErr().println(RefusalText.ofLines(message(problem)));
    }
    return BAD_INPUT;
  }

  private static boolean isOfInput(Exception problem) {
    return problem instanceof IOException
        || problem instanceof SettingsException
        || problem instanceof UnusableRunException
        || problem instanceof Refusal;
  }

  private static String message(Exception problem) {
    boolean bare = problem instanceof FileSystemException || !isOfInput(problem);
    return bare
        ? problem.getClass().getSimpleName().replace("Exception", "") + ": " + problem.getMessage()
        : problem.getMessage();
  }
}
