package salvo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiFunction;
import salvo.config.secret.Confidential;
import salvo.config.source.Overrides;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.Reading;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.config.source.Sources;
import salvo.text.Secrets;

/**
 * Reads and checks the settings: system properties over environment over application.conf over the
 * system's own file over reference.conf. It finds all problems before it gives up.
 */
public final class SettingsReader {

  private final Properties systemProperties;
  private final Map<String, String> environment;
  private final ClassLoader loader;
  private final PropertyEncoding encoding;
  private final String system;
  private final Config reference;

  private SettingsReader(
      Properties systemProperties,
      Map<String, String> environment,
      ClassLoader loader,
      PropertyEncoding encoding,
      SystemFile system) {
    this.systemProperties = systemProperties;
    this.environment = environment;
    this.loader = loader;
    this.encoding = encoding;
    this.system = system.system();
    this.reference =
        system
            .file()
            .map(Sources::file)
            .orElseGet(ConfigFactory::empty)
            .withFallback(Sources.reference(loader));
  }

  /**
   * Settings from system properties whose values are as they were typed.
   *
   * @throws SettingsException with every problem there is
   */
  public static Settings read(
      Properties systemProperties, Map<String, String> environment, ClassLoader loader) {
    return read(systemProperties, environment, loader, PropertyEncoding.PLAIN);
  }

  /**
   * Settings, where the caller knows how the values of system properties are written.
   *
   * @throws SettingsException with every problem there is
   */
  public static Settings read(
      Properties systemProperties,
      Map<String, String> environment,
      ClassLoader loader,
      PropertyEncoding encoding) {
    return read(systemProperties, environment, loader, encoding, SystemFile.NONE);
  }

  /**
   * Settings for a run of one system, with what this brings with it.
   *
   * @throws SettingsException with every problem there is
   */
  public static Settings read(
      Properties systemProperties,
      Map<String, String> environment,
      ClassLoader loader,
      PropertyEncoding encoding,
      SystemFile system) {
    SettingsReader reader =
        new SettingsReader(systemProperties, environment, loader, encoding, system);
    return reader.read(reader::settings);
  }

  /**
   * Only what runs that have ended are judged and reported by.
   *
   * @throws SettingsException with every problem there is in that part
   */
  static SavedRunSettings readForSavedRuns(
      Properties systemProperties,
      Map<String, String> environment,
      ClassLoader loader,
      PropertyEncoding encoding) {
    SettingsReader reader =
        new SettingsReader(systemProperties, environment, loader, encoding, SystemFile.NONE);
    return reader.read(reader::ofSavedRuns);
  }

  private <T> T read(BiFunction<Config, Reading, T> part) {
    Reading reading = new Reading();
    Config files =
        Sources.application(Overrides.file(systemProperties, environment, encoding), loader)
            .withFallback(reference);
    Config properties = Overrides.properties(systemProperties, encoding, reading);
    Config variables =
        Overrides.hasVariables(environment)
            ? variables(resolved(properties.withFallback(files)), reading)
            : ConfigFactory.empty();
    Config all = resolved(properties.withFallback(variables).withFallback(files));
    refuseMisspeltRoots(files, reading);
    T settings = part.apply(all, reading);
    List<SettingsProblem> problems = reading.problems();
    if (!problems.isEmpty()) {
      Secrets secrets = confidential(all).secrets();
      throw new SettingsException(problems.stream().map(it -> it.without(secrets)).toList());
    }
    return settings;
  }

  private Config variables(Config others, Reading reading) {
    return Overrides.variables(
        environment, knownKeys(others), SystemsReader.ofOthers(system), reading);
  }

  /** A pass whose only result is the keys that it asks for; its problems come up in the next. */
  private Set<String> knownKeys(Config config) {
    Reading reading = new Reading();
    settings(config, reading);
    return reading.keys();
  }

  private Settings settings(Config config, Reading reading) {
    Section root = new Section(reading, Sources.ROOT, rootObject(config, reading));
    return new Settings(
        new Settings.Target(
            root.unlessBlank("system", Rules.text("content")),
            root.unlessBlank("baseUrl", Rules.webAddress()),
            ServicesReader.http(root.section("http")),
            ServicesReader.warmUp(root.section("warmUp"))),
        WorkloadReader.workload(root),
        root.entries("systems", SystemsReader::systemUnderTest),
        new Settings.Limits(
            ObjectivesReader.slos(root.section("slo")),
            AbortReader.ofRun(root),
            AbortReader.budget(root.section("budget"))),
        new Settings.Services(
            ServicesReader.sandbox(root.section("sandbox")),
            ServicesReader.monitor(root.section("monitor")),
            ServicesReader.live(root.section("live")),
            ServicesReader.suite(root.section("suite"))),
        ReportReader.report(root.section("report")),
        confidential(config));
  }

  private Confidential confidential(Config config) {
    return Confidential.of(rootObject(config, new Reading()), environment);
  }

  private SavedRunSettings ofSavedRuns(Config config, Reading reading) {
    Section root = new Section(reading, Sources.ROOT, rootObject(config, reading));
    SavedRunSettings settings =
        new SavedRunSettings(
            ObjectivesReader.slos(root.section("slo")),
            ReportReader.report(root.section("report")));
    root.leave(rootObject(reference, reading).keySet());
    return settings;
  }

  private static ConfigObject rootObject(Config config, Reading reading) {
    ConfigValue root = config.root().get(Sources.ROOT);
    if (root instanceof ConfigObject object) {
      return object;
    }
    String source = root == null ? "" : Sources.name(root.origin());
    reading.report(
        new SettingsProblem(
            Sources.ROOT, "", source, "an object with keys of its own", "write salvo { ... }"));
    return ConfigFactory.empty().root();
  }

  private static void refuseMisspeltRoots(Config files, Reading reading) {
    List<String> misspelt = new ArrayList<>(files.root().keySet());
    misspelt.removeIf(name -> !Overrides.isMisspeltRoot(name));
    for (String name : misspelt) {
      String source = Sources.name(files.root().get(name).origin());
      reading.report(
          new SettingsProblem(
              name, "", source, "a key that Salvo knows", "did you mean " + Sources.ROOT + "?"));
    }
  }

  private Config resolved(Config config) {
    try {
      return config.resolve(
          ConfigResolveOptions.defaults()
              .setUseSystemEnvironment(false)
              .appendResolver(new VariableResolver(environment)));
    } catch (ConfigException e) {
      throw new SettingsException(List.of(Sources.syntaxProblem(e)));
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
