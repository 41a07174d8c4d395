package salvo.imports.openapi;

import java.util.regex.Pattern;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.Imported;
import salvo.imports.format.Importer;
import salvo.imports.model.ImportSecrets;
import salvo.imports.model.ImportedSystem;

/** Reads OpenAPI 3.0 and 3.1 and Swagger 2, in JSON or YAML. */
public final class OpenApiImporter implements Importer {

  private static final Pattern VERSION =
      Pattern.compile("(?m)(?:^|[{,]\\s*)[\"']?(?:openapi|swagger)[\"']?\\s*:\\s*[\"']?[23]");

  @Override
  public String format() {
    return "openapi";
  }

  @Override
  public String title() {
    return "OpenAPI";
  }

  @Override
  public boolean reads(ImportInput input) {
    return VERSION.matcher(input.head()).find();
  }

  @Override
  public Imported read(ImportInput input, ImportChoices choices) {
    return new Imported(
        ImportedSystem.named(choices.system()),
        new ImportLog().report(this, input, 0),
        new ImportSecrets(choices.system()));
  }
}
