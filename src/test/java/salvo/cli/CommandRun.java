package salvo.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import salvo.OwnSettings;

/** What a command has done: its exit status, and what it said. */
record CommandRun(int status, String out, String err) {

  static CommandRun of(String... arguments) {
    OwnSettings.use();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new CommandRun(status, out.toString(), err.toString());
  }
}
