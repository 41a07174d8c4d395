package salvo.gatling.engine;

import java.io.Console;
import java.util.Map;

/** Whether somebody sits before the console, so that it may be drawn on and coloured. */
final class TerminalCheck {

  private TerminalCheck() {}

  /** Not where standard output is a file or a pipe, nor in a build that only looks like one. */
  static boolean isTerminal(Map<String, String> environment) {
    return !"dumb".equals(environment.get("TERM"))
        && !"true".equals(environment.get("CI"))
        && isTerminal(System.console());
  }

  /** Up to Java 21 there is no console but on a terminal; later ones have to be asked. */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException upToJava21) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
