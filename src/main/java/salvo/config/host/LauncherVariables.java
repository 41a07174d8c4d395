package salvo.config.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables by which a user tells the launcher of options and settings. */
public final class LauncherVariables {

  /** Options of Java for every command. */
  public static final String OPTIONS = "SALVO_JAVA_OPTS";

  /** The file that takes the place of application.conf. */
  public static final String CONFIG = "SALVO_CONFIG";

  private LauncherVariables() {}

  /** Those of this process that are set. */
  public static Map<String, String> ofThisProcess() {
    Map<String, String> variables = new HashMap<>();
    for (String name : List.of(OPTIONS, CONFIG)) {
      String value = System.getenv(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    return variables;
  }
}
