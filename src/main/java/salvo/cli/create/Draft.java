package salvo.cli.create;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import salvo.config.Settings;

/** The files of a new system and what stands in them; paths are relative to the project. */
final class Draft {

  private static final Path SOURCES = Path.of("src", "test", "java");

  private Draft() {}

  /** A small shop, to be made one's own. */
  static Map<Path, String> shop(SystemName name, String address) {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(source(name), filled("Simulation.java.txt", name));
    files.put(configuration(name), filled("system.conf", name).replace("{address}", address));
    files.put(Path.of("feeders", name.system(), "products.csv"), filled("products.csv", name));
    return files;
  }

  /** The same without code: its configuration and two feeders beside it. */
  static Map<Path, String> described(SystemName name, String address) {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(configuration(name), filled("described.conf", name).replace("{address}", address));
    files.put(folder(name).resolve("users.csv"), filled("users.csv", name));
    files.put(folder(name).resolve("products.csv"), filled("products.csv", name));
    return files;
  }

  /** The endpoints of a configuration; their feeders and bodies stay where they are. */
  static Map<Path, String> endpoints(
      SystemName name, String address, Settings.SystemUnderTest described) {
    EndpointsDraft draft = EndpointsDraft.of(name, described);
    String source = draft.source();
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(source(name), source);
    files.put(
        configuration(name),
        filled("endpoints.conf", name)
            .replace("{address}", address)
            .replace("{options}", EndpointsConf.head(name, described.pathPrefix(), draft.options()))
            .replace("{first}", described.endpoints().get(0).name())
            .replace("{routes}", EndpointsConf.routes(described.endpoints())));
    return files;
  }

  private static Path source(SystemName name) {
    return folder(name).resolve(name.className() + ".java");
  }

  private static Path configuration(SystemName name) {
    return folder(name).resolve(name.system() + ".conf");
  }

  private static Path folder(SystemName name) {
    return SOURCES.resolve(Path.of("simulations", name.packageName()));
  }

  private static String filled(String template, SystemName name) {
    try (InputStream in = Draft.class.getResourceAsStream("/salvo/new/" + template)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{package}", name.packageName())
          .replace("{class}", name.className())
          .replace("{system}", name.system());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
