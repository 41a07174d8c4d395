package salvo.config.source;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import salvo.config.input.Expansion;
import salvo.config.input.HoconText;
import salvo.config.input.Includes;

/** The files that settings come from, parsed but not yet resolved. */
public final class Sources {

  public static final String ROOT = "salvo";
  public static final String FILE_KEY = "salvo.config";

  static final String DEPTH_RULE = "at most " + HoconText.DEEPEST + " levels within one another";

  static final String REFERENCE = "reference.conf";

  private static final String APPLICATION = "application.conf";
  private static final int MOST_BYTES = 10_000_000;

  private static final Path COPIES = Path.of("target", "test-classes");

  private static final String YAML = "(?i).*\\.ya?ml(:\\d+)?";

  private static final Pattern QUOTED =
      Pattern.compile("(?<=^|[\\s:(])['\"][^'\"]{3}.*", Pattern.DOTALL);

  private Sources() {}

  /** The keys and defaults of Salvo, out of all reference.conf files on the class path. */
  public static Config reference(ClassLoader loader) {
    return ConfigFactory.parseResources(loader, REFERENCE).withOnlyPath(ROOT);
  }

  /**
   * A file on the class path.
   *
   * @param includes notes what it includes
   * @throws SettingsException when it is not UTF-8 or is not HOCON
   */
  public static Config file(URL url, Includes includes) {
    try (var stream = url.openStream()) {
      refuseUnlessSound(url.toString(), stream.readNBytes(MOST_BYTES + 1));
      return ConfigFactory.parseURL(url, includes.options());
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
    return application(file, loader, new Includes());
  }

  /** The same, where what it includes is noted. */
  public static Config application(Optional<String> file, ClassLoader loader, Includes includes) {
    try {
      return file.isPresent() ? fromFile(file.get(), includes) : fromClassPath(loader, includes);
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
    String whole = e.origin() == null ? said : said.replace(e.origin().description() + ": ", "");
    // What it quotes may be a secret, but for a bracket or a comma.
    String cause = QUOTED.matcher(whole).replaceFirst("...");
    return place.matches(YAML)
        ? new SettingsProblem(
            place,
            "",
            "",
            "a file of HOCON or JSON; this one is YAML by its name",
            "write it as salvo.workload.users = 20, or as JSON, and name it .conf or .json")
        : new SettingsProblem(place, "", "", "valid HOCON", "correct the line: " + cause);
  }

  /** Whether a value stands in a file, and neither in a property nor in a variable. */
  public static boolean isFile(ConfigOrigin origin) {
    return origin.resource() != null || origin.filename() != null || origin.url() != null;
  }

  /** A short name of the place of a value: file and line, system property or variable. */
  public static String name(ConfigOrigin origin) {
    String file =
        Optional.ofNullable(origin.resource())
            .or(() -> Optional.ofNullable(origin.filename()).map(Sources::fromHere))
            .orElse("");
    if (file.isEmpty()) {
      return origin.description();
    }
    return origin.lineNumber() < 0 ? file : file + ":" + origin.lineNumber();
  }

  /**
   * A file within the working directory is named from there, and what Maven has copied by where it
   * is edited.
   */
  private static String fromHere(String file) {
    try {
      Path path = Path.of(file);
      Path here = Path.of("").toAbsolutePath();
      if (!path.startsWith(here)) {
        return file;
      }
      Path relative = here.relativize(path);
      return relative.startsWith(COPIES)
          ? Stream.of(Path.of("src", "test", "java"), Path.of("src", "test", "resources"))
              .map(it -> it.resolve(COPIES.relativize(relative)))
              .filter(it -> Files.isRegularFile(it))
              .findFirst()
              .orElse(relative)
              .toString()
          : relative.toString();
    } catch (InvalidPathException e) {
      return file;
    }
  }

  private static Config fromClassPath(ClassLoader loader, Includes includes) throws IOException {
    for (URL url : Collections.list(loader.getResources(APPLICATION))) {
      try (var stream = url.openStream()) {
        refuseUnlessSound(url.toString(), stream.readNBytes(MOST_BYTES + 1));
      }
    }
    return ConfigFactory.parseResources(loader, APPLICATION, includes.options());
  }

  private static Config fromFile(String name, Includes includes) {
    Path file = readable(name);
    try {
      try (var stream = Files.newInputStream(file)) {
        refuseUnlessSound(name, stream.readNBytes(MOST_BYTES + 1));
      }
    } catch (IOException e) {
      throw unreadable(name, e.toString());
    }
    return ConfigFactory.parseFile(file.toFile(), includes.options().setAllowMissing(false));
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

  /** What the parser of HOCON would not survive, or take for something else, is refused first. */
  private static void refuseUnlessSound(String name, byte[] content) {
    if (content.length > MOST_BYTES) {
      throw unsound(name, "a file of at most 10 MB", "leave out what is not a setting");
    }
    String text = decoded(name, content);
    HoconText hocon = HoconText.of(text);
    if (hocon.depth() > HoconText.DEEPEST) {
      throw unsound(name, DEPTH_RULE, "leave out levels");
    }
    if (hocon.mergedObjects().isPresent()) {
      throw unsound(
          name + ":" + hocon.mergedObjects().getAsInt(),
          "list objects with a comma or a line break between them; without one, HOCON merges the"
              + " two",
          "write a comma between } and {");
    }
  }

  private static String decoded(String name, byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw unsound(name, "a text in UTF-8", "save the file with the encoding UTF-8");
    }
  }

  private static SettingsException unsound(String place, String rule, String fix) {
    return new SettingsException(List.of(new SettingsProblem(place, "", "", rule, fix)));
  }

  /**
   * The settings with all substitutions put in.
   *
   * @throws SettingsException when one leads nowhere, or they would become too large
   */
  public static Config resolved(Config config, Map<String, String> environment) {
    if (Expansion.isTooLarge(config.root())) {
      throw unsound(
          ROOT,
          "settings of at most 20 million characters once their substitutions are put in",
          "leave out substitutions that refer to others");
    }
    try {
      return config.resolve(
          ConfigResolveOptions.defaults()
              .setUseSystemEnvironment(false)
              .appendResolver(new VariableResolver(environment)));
    } catch (ConfigException e) {
      throw new SettingsException(List.of(syntaxProblem(e)));
    }
  }

  /** Gives substitutions such as ${?MY_TOKEN} the variables of the environment. */
  private record VariableResolver(Map<String, String> environment) implements ConfigResolver {

    @Override
    public ConfigValue lookup(String path) {
      String value = environment.get(path);
      return value == null ? null : ConfigValueFactory.fromAnyRef(value, "variable " + path);
    }

    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
      return this;
    }
  }
}
