package salvo.imports.har;

import java.util.regex.Pattern;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.Imported;
import salvo.imports.format.Importer;
import salvo.imports.journey.Journeys;

/** Imports what a browser has recorded. */
public final class HarImporter implements Importer {

  private static final Pattern LOG = Pattern.compile("(?s)^\\s*\\{\\s*\"log\"\\s*:\\s*\\{.*");

  @Override
  public String format() {
    return "har";
  }

  @Override
  public String title() {
    return "HAR";
  }

  @Override
  public boolean reads(ImportInput input) {
    return LOG.matcher(input.head()).matches();
  }

  @Override
  public Imported read(ImportInput input, ImportChoices choices) {
    ImportLog log = new ImportLog();
    return Journeys.of(this, input, choices, log, HarReader.read(input, log));
  }
}
