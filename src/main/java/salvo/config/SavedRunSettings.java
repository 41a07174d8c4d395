package salvo.config;

import salvo.config.source.PropertyEncoding;
import salvo.config.source.SettingsException;

/** The part of the {@link Settings} by which runs that have ended are judged and reported. */
public record SavedRunSettings(Settings.Slos slo, Settings.Report report, Settings.Output output) {

  /**
   * Those of this process. Of the other sections only the names are checked, so that a mistake in
   * one does not keep runs of the past from being read.
   *
   * @throws SettingsException with every problem there is
   */
  public static SavedRunSettings load(PropertyEncoding encoding) {
    return SettingsReader.readForSavedRuns(
        System.getProperties(), System.getenv(), SavedRunSettings.class.getClassLoader(), encoding);
  }
}
