package salvo.imports.curl;

import java.util.regex.Pattern;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.Imported;
import salvo.imports.format.Importer;
import salvo.imports.journey.Journeys;

/** Imports commands of curl. */
public final class CurlImporter implements Importer {

  private static final Pattern COMMAND = Pattern.compile("(?m)^\\s*(\\$\\s+)?curl(\\.exe)?\\s");

  @Override
  public String format() {
    return "curl";
  }

  @Override
  public String title() {
    return "curl commands";
  }

  @Override
  public boolean reads(ImportInput input) {
    return COMMAND.matcher(input.head()).find();
  }

  @Override
  public Imported read(ImportInput input, ImportChoices choices) {
    ImportLog log = new ImportLog();
    return Journeys.of(this, input, choices, log, CurlReader.read(input, log));
  }
}
