package salvo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiFunction;
import salvo.config.injector.InjectorReader;
import salvo.config.input.Includes;
import salvo.config.secret.Confidential;
import salvo.config.source.GatlingProperties;
import salvo.config.source.Overrides;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.Reading;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.config.source.Slips;
import salvo.config.source.Sources;
import salvo.text.Secrets;

/**
 * Reads and checks the settings: system properties over environment over application.conf over the
 * system's own file over reference.conf. It finds all problems before it gives up.
 */
public final class SettingsReader {

  private static final String BASE_URL = "salvo.baseUrl";
  private static final String OWN_PROPERTIES = "ownProperties";
  private static final Rule<List<String>> OWN = Rules.listOf(Rules.text("shop.host"));

  private final Properties systemProperties;
  private final Map<String, String> environment;
  private final ClassLoader loader;
  private final PropertyEncoding encoding;
  private final String system;
  private final Includes includes = new Includes();
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
            .map(file -> Sources.file(file, includes))
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
   * The settings that a run would have which is yet to be started: those of this process, with
   * others above them.
   *
   * @param properties as options of Java would give them
   * @param variables as the environment would
   * @throws SettingsException with every problem there is
   */
  public static Settings planned(
      Map<String, String> properties, Map<String, String> variables, SystemFile system) {
    Properties all = new Properties();
    System.getProperties().forEach(all::put);
    AskedSystem.NAMES.forEach(all::remove);
    all.putAll(properties);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(variables);
    return read(
        all, environment, SettingsReader.class.getClassLoader(), PropertyEncoding.PLAIN, system);
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

  /**
   * Only the runs that have a name.
   *
   * @throws SettingsException with every problem there is in that part
   */
  static Map<String, List<String>> readNamedRuns(
      Properties systemProperties,
      Map<String, String> environment,
      ClassLoader loader,
      PropertyEncoding encoding) {
    SettingsReader reader =
        new SettingsReader(systemProperties, environment, loader, encoding, SystemFile.NONE);
    return reader.read(reader::namedRuns);
  }

  private <T> T read(BiFunction<Config, Reading, T> part) {
    Reading reading = new Reading();
    Config files =
        Sources.application(
                Overrides.file(systemProperties, environment, encoding), loader, includes)
            .withFallback(reference);
    Config properties = Overrides.properties(systemProperties, encoding, reading);
    Config variables =
        Overrides.hasVariables(environment)
            ? variables(resolved(properties.withFallback(files)), reading)
            : ConfigFactory.empty();
    Config all =
        withBaseUrl(
            resolved(properties.withFallback(variables).withFallback(files)),
            List.of(properties, variables));
    T settings = part.apply(all, reading);
    refuseUnknownOptions(all, reading);
    List<String> own = ownProperties(all);
    Slips.refuseProperties(systemProperties, own, reading);
    Slips.refuseRootKeys(all.root(), own, reading);
    GatlingProperties.refuseUnknown(systemProperties, loader, reading);
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

  /**
   * The settings with the system's own target in place of the general one, unless that comes from
   * what stands above the system's: a property above variables, both above files.
   */
  private Config withBaseUrl(Config all, List<Config> overrides) {
    String own = ConfigUtil.joinPath(Sources.ROOT, "systems", system, "baseUrl");
    boolean isGeneral =
        overrides.stream()
            .filter(level -> level.hasPath(own) || level.hasPath(BASE_URL))
            .findFirst()
            .filter(level -> !level.hasPath(own))
            .isPresent();
    if (isGeneral || !all.hasPath(own)) {
      return all;
    }
    ConfigValue value = all.getValue(own);
    boolean isBlank =
        Rule.scalar(value).filter(String::isBlank).isPresent() && Sources.isFile(value.origin());
    return isBlank || Rules.webAddress().parse().apply(value).isPresent()
        ? all.withValue(BASE_URL, value)
        : all;
  }

  private void refuseUnknownOptions(Config all, Reading reading) {
    String path = ConfigUtil.joinPath(Sources.ROOT, "systems", system, "options");
    Config declared = resolved(reference);
    if (isObject(all, path) && isObject(declared, path)) {
      Section options = new Section(reading, path, all.getObject(path));
      SystemsReader.refuseUnknownOptions(options, declared.getObject(path).keySet());
    }
  }

  private static boolean isObject(Config config, String path) {
    return config.hasPath(path) && config.getValue(path).valueType() == ConfigValueType.OBJECT;
  }

  private static List<String> ownProperties(Config config) {
    return new Section(new Reading(), Sources.ROOT, rootObject(config, new Reading()))
        .optional(OWN_PROPERTIES, OWN)
        .orElse(List.of());
  }

  private Settings settings(Config config, Reading reading) {
    Section root = new Section(reading, Sources.ROOT, rootObject(config, reading));
    Section report = root.section("report");
    root.required(OWN_PROPERTIES, OWN);
    ServicesReader.runs(root.section("runs"));
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
            AbortReader.budget(root.section("budget")),
            WorkloadReader.capacity(root.section("capacity"))),
        new Settings.Services(
            ServicesReader.sandbox(root.section("sandbox")),
            ServicesReader.monitor(root.section("monitor")),
            ServicesReader.live(root.section("live")),
            ServicesReader.suite(root.section("suite")),
            ServicesReader.errorSamples(root.section("errorSamples")),
            InjectorReader.read(root.section("injector"), environment),
            ServicesReader.localTarget(root.section("target")),
            ServicesReader.streams(root.section("streams"))),
        ReportReader.report(report),
        ReportReader.output(report),
        confidential(config),
        includes.warnings());
  }

  private Confidential confidential(Config config) {
    return Confidential.of(rootObject(config, new Reading()), environment);
  }

  private SavedRunSettings ofSavedRuns(Config config, Reading reading) {
    Section root = new Section(reading, Sources.ROOT, rootObject(config, reading));
    root.required(OWN_PROPERTIES, OWN);
    Section report = root.section("report");
    SavedRunSettings settings =
        new SavedRunSettings(
            ObjectivesReader.slos(root.section("slo")),
            ReportReader.report(report),
            ReportReader.output(report));
    root.leave(rootObject(reference, reading).keySet());
    return settings;
  }

  private Map<String, List<String>> namedRuns(Config config, Reading reading) {
    Section root = new Section(reading, Sources.ROOT, rootObject(config, reading));
    root.required(OWN_PROPERTIES, OWN);
    Map<String, List<String>> runs = ServicesReader.runs(root.section("runs"));
    root.leave(rootObject(reference, reading).keySet());
    return runs;
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

  private Config resolved(Config config) {
    return Sources.resolved(config, environment);
  }
}
