package salvo.config.source;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The files that settings come from, parsed but not yet resolved. */
public final class Sources {

  public static final String ROOT = "salvo";
  public static final String FILE_KEY = "salvo.config";

  private static final String APPLICATION = "application.conf";

  private Sources() {}

  /** The keys and defaults of Salvo, out of all reference.conf files on the class path. */
  public static Config reference(ClassLoader loader) {
    return ConfigFactory.parseResources(loader, "reference.conf").withOnlyPath(ROOT);
  }

  /**
   * A file on the class path.
   *
   * @throws SettingsException when it is not UTF-8 or is not HOCON
   */
  public static Config file(URL url) {
    try (var stream = url.openStream()) {
      refuseUnlessUtf8(url.toString(), stream.readAllBytes());
      return ConfigFactory.parseURL(url);
    } catch (ConfigException e) {
      throw new SettingsException(List.of(syntaxProblem(e)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + url, e);
    }
  }

  /**
   * The user's file: the given one, or else application.conf from the class path, which may be
   * missing.
   *
   * @throws SettingsException when it cannot be read, is not UTF-8 or is not HOCON
   */
  public static Config application(Optional<String> file, ClassLoader loader) {
    try {
      return file.isPresent() ? fromFile(file.get()) : fromClassPath(loader);
    } catch (ConfigException e) {
      throw new SettingsException(List.of(syntaxProblem(e)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + APPLICATION + " from the class path", e);
    }
  }

  /** A text that HOCON does not accept, with the file and the line where it stands. */
  public static SettingsProblem syntaxProblem(ConfigException e) {
    String place = e.origin() == null ? APPLICATION : name(e.origin());
    String said = String.valueOf(e.getMessage());
    String cause = e.origin() == null ? said : said.replace(e.origin().description() + ": ", "");
    return new SettingsProblem(place, "", "", "valid HOCON", "correct the line: " + cause);
  }

  /** Whether a value stands in a file, and neither in a property nor in a variable. */
  public static boolean isFile(ConfigOrigin origin) {
    return origin.resource() != null || origin.filename() != null || origin.url() != null;
  }

  /** A short name of the place of a value: file and line, system property or variable. */
  public static String name(ConfigOrigin origin) {
    String file =
        Optional.ofNullable(origin.resource())
            .or(() -> Optional.ofNullable(origin.filename()))
            .orElse("");
    if (file.isEmpty()) {
      return origin.description();
    }
    return origin.lineNumber() < 0 ? file : file + ":" + origin.lineNumber();
  }

  private static Config fromClassPath(ClassLoader loader) throws IOException {
    for (URL url : Collections.list(loader.getResources(APPLICATION))) {
      try (var stream = url.openStream()) {
        refuseUnlessUtf8(url.toString(), stream.readAllBytes());
      }
    }
    return ConfigFactory.parseResources(loader, APPLICATION);
  }

  private static Config fromFile(String name) {
    Path file = readable(name);
    try {
      refuseUnlessUtf8(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw unreadable(name, e.toString());
    }
    return ConfigFactory.parseFile(
        file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
  }

  private static Path readable(String name) {
    try {
      Path file = Path.of(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
      throw unreadable(name, "there is no such file in " + Path.of("").toAbsolutePath());
    } catch (InvalidPathException e) {
      throw unreadable(name, e.getReason());
    }
  }

  private static SettingsException unreadable(String name, String reason) {
    return new SettingsException(
        List.of(
            new SettingsProblem(
                FILE_KEY, name, "", "a readable file in HOCON", "correct the path: " + reason)));
  }

  private static void refuseUnlessUtf8(String name, byte[] content) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
    } catch (CharacterCodingException e) {
      throw new SettingsException(
          List.of(
              new SettingsProblem(
                  name, "", "", "a text in UTF-8", "save the file with the encoding UTF-8")));
    }
  }
}
