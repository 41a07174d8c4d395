package salvo.cli.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Arrays;
import salvo.report.json.JsonFile;

/** The document that a command answers a program: how it begins, and how it is written. */
public final class JsonAnswer {

  /** The option that asks for it. */
  public static final String OPTION = "--json";

  /** Rises when a name is removed or changes its meaning; new names leave it alone. */
  private static final int SCHEMA_VERSION = 1;

  private static final String PROGRAM = "salvo ";

  private JsonAnswer() {}

  /** Whether arguments ask for it, whatever else is wrong with them. */
  public static boolean isAskedFor(String... arguments) {
    return Arrays.asList(arguments).contains(OPTION);
  }

  /**
   * The document.
   *
   * @param command as it was called, with {@code salvo} or without
   * @param fields the command's own
   */
  public static ObjectNode of(String command, int exitCode, ObjectNode fields) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put(
        "command", command.startsWith(PROGRAM) ? command.substring(PROGRAM.length()) : command);
    json.put("exitCode", exitCode);
    json.setAll(fields);
    return json;
  }

  /** Prints the document. */
  public static void print(PrintWriter out, String command, int exitCode, ObjectNode fields) {
    out.print(JsonFile.text(of(command, exitCode, fields)));
    out.flush();
  }
}
