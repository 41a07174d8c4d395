package salvo.ui.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import salvo.config.source.ShortName;

/** The command that starts the same run from a shell, without the values of secrets. */
final class CommandText {

  private static final Pattern HARMLESS = Pattern.compile("[\\w@%+=:,./-]+");

  private CommandText() {}

  static String of(KnownSimulation simulation, RunForm form) {
    List<String> words = new ArrayList<>();
    form.variables().keySet().forEach(name -> words.add(name + "=..."));
    words.add("./salvo run " + simulation.simpleName());
    for (Map.Entry<String, String> it : form.properties().entrySet()) {
      String key = ShortName.of(it.getKey()).orElse(it.getKey());
      words.add(quoted("-D" + key + "=" + it.getValue()));
    }
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
