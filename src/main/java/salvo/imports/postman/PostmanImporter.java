package salvo.imports.postman;

import java.util.regex.Pattern;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.Imported;
import salvo.imports.format.Importer;
import salvo.imports.journey.Journeys;

/** Imports a collection of Postman. */
public final class PostmanImporter implements Importer {

  private static final Pattern COLLECTION =
      Pattern.compile(
          "(?s)^\\s*\\{.*\"info\"\\s*:\\s*\\{[^}]*(schema\\.(get)?postman\\.com|_postman_id).*");

  @Override
  public String format() {
    return "postman";
  }

  @Override
  public String title() {
    return "Postman collection";
  }

  @Override
  public boolean reads(ImportInput input) {
    return COLLECTION.matcher(input.head()).matches();
  }

  @Override
  public Imported read(ImportInput input, ImportChoices choices) {
    ImportLog log = new ImportLog();
    return Journeys.of(this, input, choices, log, CollectionReader.read(input, log));
  }
}
