package salvo.config;

import java.net.URL;
import java.util.Map;
import java.util.Optional;
import salvo.config.input.SystemFolders;

/**
 * The configuration that a system brings with it: {@code <system>.conf}, beside the simulation that
 * loads it, or in a folder of its own where the system is described without code. It stands below
 * the user's application.conf and above reference.conf.
 *
 * @param system key of the system under {@code salvo.systems}; empty stands for no system
 * @param file where it is; empty where the system needs none
 */
public record SystemFile(String system, Optional<URL> file) {

  /** No system: of the keys under {@code salvo.systems}, none is known. */
  public static final SystemFile NONE = new SystemFile("", Optional.empty());

  /**
   * The file of a system: in the package of the simulation, or at the root of the class path, or in
   * the folder that describes it.
   */
  public static SystemFile of(String system, Class<?> simulation) {
    String name = system + ".conf";
    return new SystemFile(
        system,
        Optional.ofNullable(simulation.getResource(name))
            .or(() -> Optional.ofNullable(simulation.getResource("/" + name)))
            .or(() -> Optional.ofNullable(described().get(system))));
  }

  /** That of a system which is described without code. */
  public static SystemFile ofDescribed(String system) {
    return new SystemFile(system, Optional.ofNullable(described().get(system)));
  }

  private static Map<String, URL> described() {
    return SystemFolders.onClassPath(SystemFile.class.getClassLoader());
  }
}
