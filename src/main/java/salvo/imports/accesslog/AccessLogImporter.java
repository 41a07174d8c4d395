package salvo.imports.accesslog;

import java.util.List;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.Imported;
import salvo.imports.format.Importer;
import salvo.imports.format.UnusableInput;
import salvo.imports.model.ImportSecrets;

/** Imports the access log of a web server. */
public final class AccessLogImporter implements Importer {

  private static final int LINES_LOOKED_AT = 5;

  @Override
  public String format() {
    return "access-log";
  }

  @Override
  public String title() {
    return "access log";
  }

  @Override
  public boolean reads(ImportInput input) {
    List<String> lines =
        input.head().lines().filter(it -> !it.isBlank()).limit(LINES_LOOKED_AT).toList();
    return lines.stream().anyMatch(it -> AccessLogReader.format(it.strip()).isPresent());
  }

  @Override
  public Imported read(ImportInput input, ImportChoices choices) {
    ImportLog log = new ImportLog();
    ImportSecrets secrets = new ImportSecrets(choices.system());
    AccessLogReader reader =
        new AccessLogReader(input, choices.withWrites(), choices.seed(), secrets);
    reader.read(log);
    if (reader.count() == 0) {
      throw new UnusableInput(
          input.name(),
          0,
          "a log in the common or combined form, or one object of JSON to a line",
          "None of its lines is.");
    }
    return new Imported(
        new LoggedSystem(input, choices, log).of(reader),
        log.report(this, input, reader.count()),
        secrets);
  }
}
