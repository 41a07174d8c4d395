package salvo.imports.curl;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.UnusableInput;
import salvo.imports.model.Texts;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.Recording;

/** Reads all commands of curl that a text holds. */
final class CurlReader {

  private static final int MOST_MEGABYTES = 10;
  private static final int MOST_FILE = 262_144;
  private static final String TASK = "requests";

  private final ImportInput input;
  private final ImportLog log;
  private final List<RecordedCall> calls = new ArrayList<>();
  private int count;

  private CurlReader(ImportInput input, ImportLog log) {
    this.input = input;
    this.log = log;
  }

  /**
   * Reads them.
   *
   * @throws UnusableInput when there is none, or a quote does not end
   */
  static Recording read(ImportInput input, ImportLog log) {
    CurlReader reader = new CurlReader(input, log);
    String text = input.text(MOST_MEGABYTES);
    if (text.matches("(?s).*\\^\\r?\\n.*\\^\".*|.*curl \\^\".*")) {
      throw new UnusableInput(
          input.name(), 0, "written for bash; it is for cmd", "Copy it as cURL (bash).");
    }
    ShellWords.of(input.name(), text).forEach(reader::command);
    if (reader.count == 0) {
      throw new UnusableInput(
          input.name(),
          0,
          "a text with a command of curl",
          "Write one to a line: curl https://...");
    }
    return Recording.of(reader.calls, reader.count);
  }

  private void command(ShellCommand command) {
    String place = input.name() + ":" + command.line();
    if (!command.words().get(0).matches("(.*/)?curl(\\.exe)?")) {
      log.ignored(place, "a command", "it is not a curl command");
      return;
    }
    List<String> words = command.words().subList(1, command.words().size());
    CurlArguments arguments = CurlArguments.of(words);
    for (String unknown : arguments.unknown()) {
      log.ignored(place, unknown, "an option of curl that is not known");
    }
    CurlRequest request = new CurlRequest(this::file);
    for (CurlArguments.Argument argument : arguments.all()) {
      if (argument.name().equals("next")) {
        end(place, request, command.hasCommands());
        request = new CurlRequest(this::file);
      } else {
        request.add(argument);
      }
    }
    end(place, request, command.hasCommands());
  }

  private void end(String place, CurlRequest request, boolean hasCommands) {
    List<RecordedCall> sent = request.calls(place, TASK);
    count += Math.max(1, sent.size());
    if (sent.isEmpty()) {
      log.leftOut(place, "curl", "it has no address");
      return;
    }
    Optional<String> flaw =
        hasCommands
            ? Optional.of("it takes what another command prints, and commands are not run")
            : request.flaw();
    for (RecordedCall call : sent) {
      if (flaw.isPresent()) {
        log.leftOut(place, call.title(), flaw.get());
      } else {
        calls.add(call);
      }
    }
  }

  /** What stands in a file in the folder of the input. */
  private Optional<String> file(String name) {
    try {
      Path folder = input.file().toAbsolutePath().normalize().getParent();
      Path file = folder.resolve(name).normalize();
      boolean isBeside =
          file.startsWith(folder) && Files.isRegularFile(file) && Files.size(file) <= MOST_FILE;
      return isBeside
          ? Optional.of(Texts.literal(Files.readString(file, StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (CharacterCodingException | InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UnusableInput(input.name(), 0, "beside the files that it names", e.toString());
    }
  }
}
