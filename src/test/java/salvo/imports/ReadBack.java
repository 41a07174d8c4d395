package salvo.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.config.source.Sources;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.Imported;

/** Imported files on disk, as the project's own reader reads them. */
public final class ReadBack {

  private final Path conf;

  private ReadBack(Path conf) {
    this.conf = conf;
  }

  /** Imports a file of the corpus as the system shop. */
  public static Imported imported(Path file, boolean withWrites) {
    ImportInput input = ImportInput.of(file);
    return Importers.of(input, Optional.empty())
        .read(input, new ImportChoices("shop", Optional.empty(), withWrites, 1));
  }

  /** Writes all that an import gives into a folder. */
  public static ReadBack of(Imported imported, Path folder) {
    Map<String, String> files = ImportedFiles.of(imported);
    files.forEach((name, text) -> write(folder.resolve(name), text));
    return new ReadBack(folder.resolve(imported.system().name() + ".conf"));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with it: each a line. */
  public List<String> problems() {
    return given().problems().stream().map(Object::toString).toList();
  }

  public Settings.SystemUnderTest system() {
    return given().read().systemNamed(conf.getFileName().toString().replace(".conf", ""));
  }

  public Given given() {
    return Given.nothing().property(Sources.FILE_KEY, conf.toString());
  }

  public String text() {
    try {
      return Files.readString(conf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
