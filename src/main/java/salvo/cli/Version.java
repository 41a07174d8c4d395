package salvo.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build has given the jar, if it runs from one. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String built = Version.class.getPackage().getImplementationVersion();
    return new String[] {"Salvo " + (built == null ? "(built from source)" : built)};
  }
}
