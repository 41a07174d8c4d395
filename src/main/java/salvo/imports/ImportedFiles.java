package salvo.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import salvo.imports.format.ImportReport;
import salvo.imports.format.ImportReport.Item;
import salvo.imports.format.Imported;
import salvo.imports.model.ImportedSystem;
import salvo.imports.text.ConfigurationText;
import salvo.text.Redaction;
import salvo.text.Secrets;

/** The files of an imported system, and its report, without any of the secrets of the input. */
public final class ImportedFiles {

  private ImportedFiles() {}

  /** By name what stands in each, the configuration first. */
  public static Map<String, String> of(Imported imported) {
    Secrets secrets = imported.secrets().values();
    ImportedSystem system = imported.system();
    Map<String, String> files = new LinkedHashMap<>();
    files.put(system.name() + ".conf", without(secrets, ConfigurationText.of(system)));
    system.files().forEach(it -> files.put(it.name(), without(secrets, it.content())));
    return files;
  }

  /** With a word in their place that HOCON and CSV take anywhere. */
  private static String without(Secrets secrets, String text) {
    String masked = secrets.mask(text);
    return masked.equals(text) ? text : masked.replace(Redaction.MASK, "removed");
  }

  /** The report as it may be shown. */
  public static ImportReport report(Imported imported) {
    Secrets secrets = imported.secrets().values();
    ImportReport report = imported.report();
    return new ImportReport(
        report.format(),
        report.file(),
        report.calls(),
        report.taken().stream().map(it -> masked(it, secrets)).toList(),
        report.leftOut().stream().map(it -> masked(it, secrets)).toList(),
        report.guessed().stream().map(it -> masked(it, secrets)).toList(),
        report.ignored().stream().map(it -> masked(it, secrets)).toList());
  }

  private static Item masked(Item item, Secrets secrets) {
    return new Item(
        secrets.mask(item.place()),
        secrets.mask(item.what()),
        secrets.mask(item.reason()),
        item.count());
  }
}
