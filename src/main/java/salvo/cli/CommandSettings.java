package salvo.cli;

import salvo.config.PropertyEncoding;
import salvo.config.Settings;

/** The settings of a command: application.conf, the environment, and -D in SALVO_JAVA_OPTS. */
final class CommandSettings {

  private CommandSettings() {}

  /**
   * Reads them.
   *
   * @throws salvo.config.SettingsException with every problem there is
   */
  static Settings load() {
    return Ahead.settings().orElseGet(CommandSettings::read);
  }

  static Settings read() {
    return Settings.load(PropertyEncoding.PLAIN);
  }
}
