package salvo.imports.curl;

import java.util.List;

/**
 * A command of a shell.
 *
 * @param line where it begins
 * @param words with placeholders for variables of the shell
 * @param hasCommands whether it takes the output of other commands
 */
record ShellCommand(int line, List<String> words, boolean hasCommands) {

  ShellCommand {
    words = List.copyOf(words);
  }
}
