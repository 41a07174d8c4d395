package salvo.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.config.source.Sources;

/**
 * A configuration under test: the text of a file in place of application.conf, so that what a user
 * writes there cannot break these tests, with overrides.
 */
public final class Given {

  /** A system of the tests' own, beside this class. */
  private static final SystemFile CONTENT = SystemFile.of("content", Given.class);

  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private final Path file;
  private SystemFile system = CONTENT;

  private Given(Path file) {
    this.file = file;
  }

  public static Given nothing() {
    return application("");
  }

  public static Given application(String hocon) {
    return new Given(written(hocon));
  }

  private static Path written(String hocon) {
    try {
      Path file = Files.createTempFile("given", ".conf");
      file.toFile().deleteOnExit();
      Files.writeString(file, hocon);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another text in place of content.conf. */
  Given system(String hocon) {
    try {
      system = new SystemFile("content", Optional.of(written(hocon).toUri().toURL()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Given property(String name, String value) {
    properties.setProperty(name, value);
    return this;
  }

  public Given variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Settings read() {
    return read(PropertyEncoding.PLAIN);
  }

  public Settings read(PropertyEncoding encoding) {
    properties.putIfAbsent(Sources.FILE_KEY, file.toString());
    return SettingsReader.read(
        properties, environment, Given.class.getClassLoader(), encoding, system);
  }

  SavedRunSettings readForSavedRuns() {
    properties.putIfAbsent(Sources.FILE_KEY, file.toString());
    return SettingsReader.readForSavedRuns(
        properties, environment, Given.class.getClassLoader(), PropertyEncoding.PLAIN);
  }

  public List<SettingsProblem> problems() {
    return problems(this::read);
  }

  List<SettingsProblem> problemsForSavedRuns() {
    return problems(this::readForSavedRuns);
  }

  private static List<SettingsProblem> problems(Runnable reading) {
    try {
      reading.run();
      return List.of();
    } catch (SettingsException e) {
      return e.problems();
    }
  }
}
