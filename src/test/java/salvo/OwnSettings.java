package salvo;

import java.nio.file.Path;

/** What takes the place of application.conf in Salvo's own tests: that file belongs to users. */
public final class OwnSettings {

  public static final Path FILE = Path.of("src/test/resources/salvo/own.conf").toAbsolutePath();

  private static final String KEY = "salvo.config";

  private OwnSettings() {}

  /** Puts them in force in this process, for all that reads the settings of its process. */
  public static void use() {
    System.setProperty(KEY, FILE.toString());
  }
}
