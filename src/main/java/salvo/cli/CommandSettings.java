package salvo.cli;

import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;

/**
 * By what commands judge and report runs: application.conf, the environment, and -D in
 * SALVO_JAVA_OPTS.
 */
final class CommandSettings {

  private CommandSettings() {}

  /**
   * Reads them.
   *
   * @throws salvo.config.source.SettingsException with every problem there is
   */
  static SavedRunSettings load() {
    return Ahead.settings().orElseGet(CommandSettings::read);
  }

  static SavedRunSettings read() {
    return SavedRunSettings.load(PropertyEncoding.PLAIN);
  }
}
