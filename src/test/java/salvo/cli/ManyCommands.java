package salvo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import salvo.OwnSettings;
import salvo.text.PlainJson;

/**
 * A process that runs many commands, one after the other: to start one for each would take longer
 * than all of them. Those that end their process are not for it.
 */
public final class ManyCommands {

  /** What a command said, both streams together, and its exit status. */
  public record Ended(int status, String said) {}

  private ManyCommands() {}

  /**
   * Runs them.
   *
   * @param args a file of commands, JSON of a list of lists of words, and the file to write what
   *     they said to
   */
  public static void main(String[] args) throws IOException {
    OwnSettings.use();
    String[][] commands = PlainJson.MAPPER.readValue(Path.of(args[0]).toFile(), String[][].class);
    List<Ended> ended = new ArrayList<>();
    for (String[] command : commands) {
      ended.add(run(List.of(command)));
    }
    Files.writeString(
        Path.of(args[1]), PlainJson.MAPPER.writeValueAsString(ended), StandardCharsets.UTF_8);
    System.exit(0);
  }

  private static Ended run(List<String> words) {
    Properties before = (Properties) System.getProperties().clone();
    StringWriter said = new StringWriter();
    PrintWriter both = new PrintWriter(said, true);
    words.stream().filter(it -> it.startsWith("-D")).forEach(ManyCommands::set);
    try {
      int status =
          Main.execute(
              both, both, words.stream().filter(it -> !it.startsWith("-D")).toArray(String[]::new));
      return new Ended(status, said.toString());
    } finally {
      System.setProperties(before);
    }
  }

  private static void set(String option) {
    int equals = option.indexOf('=');
    System.setProperty(option.substring(2, equals), option.substring(equals + 1));
  }
}
