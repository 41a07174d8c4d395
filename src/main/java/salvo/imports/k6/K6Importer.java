package salvo.imports.k6;

import java.util.regex.Pattern;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.Imported;
import salvo.imports.format.Importer;
import salvo.imports.format.UnusableInput;
import salvo.imports.journey.Journeys;
import salvo.imports.k6.script.JsParser;
import salvo.imports.recorded.Recording;

/** Imports a script of k6. */
public final class K6Importer implements Importer {

  private static final int MOST_MEGABYTES = 5;
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^\\s*import\\s.*from\\s+['\"]k6(/[\\w-]+)?['\"]");

  @Override
  public String format() {
    return "k6";
  }

  @Override
  public String title() {
    return "k6 script";
  }

  @Override
  public boolean reads(ImportInput input) {
    return IMPORT.matcher(input.head()).find();
  }

  @Override
  public Imported read(ImportInput input, ImportChoices choices) {
    ImportLog log = new ImportLog();
    K6Script script = new K6Script(input.name(), log, JsParser.parse(input.text(MOST_MEGABYTES)));
    Recording recording = script.recording();
    if (recording.count() == 0) {
      throw new UnusableInput(
          input.name(),
          0,
          "a script with a call such as http.get('https://...')",
          "Calls of k6's other modules cannot be imported.");
    }
    return Journeys.of(this, input, choices, log, recording);
  }
}
