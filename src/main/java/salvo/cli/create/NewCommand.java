package salvo.cli.create;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.config.Settings;
import salvo.config.SystemFile;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.Rule;
import salvo.config.source.Rules;

/** Begins a system of one's own: a simulation, its configuration and a feeder. */
@Command(
    name = NewCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Creates a system of your own: a simulation, its configuration and a feeder, ready to run"
          + " against a stand-in.",
      "web-shop becomes src/test/java/simulations/webshop/WebShopSimulation.java, or with --no-code"
          + " web-shop.conf in that folder."
    })
public final class NewCommand implements Callable<Integer> {

  public static final String NAME = "new";

  private static final String ENDPOINTS = "endpoints";
  private static final Path SOURCES = Path.of("src", "test", "java");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and dashes: web-shop.")
  private String name;

  @Option(names = "--base-url", paramLabel = "URL", description = "Address of the system.")
  private Optional<String> baseUrl = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = ENDPOINTS,
      description = "Start from the requests in salvo.systems.endpoints.list (endpoints).")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--no-code",
      description = "Describe the system in its configuration alone: no class, nothing to compile.")
  private boolean noCode;

  @Option(
      names = "--project",
      paramLabel = "FOLDER",
      description = "The project to write into. Default: the current folder.")
  private Path project = Path.of("");

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    SystemName names = SystemName.of(name);
    checkPlace(names);
    Map<Path, String> files = files(names);
    write(files);
    if (json.isAsked()) {
      return json.answer(0, answer(files.keySet(), names));
    }
    tell(files.keySet(), names);
    return 0;
  }

  private ObjectNode answer(Set<Path> files, SystemName names) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("system", names.system());
    files.forEach(it -> answer.withArray("/files").add(it.toString()));
    return answer.put("next", next(names));
  }

  private String next(SystemName names) {
    String target = baseUrl.map(url -> " -DbaseUrl=" + url).orElse("");
    return "mvn gatling:test -Dsystem=" + names.system() + target;
  }

  private Map<Path, String> files(SystemName names) {
    String address = baseUrl.isPresent() ? checkedBaseUrl() : "https://...";
    if (from.isEmpty()) {
      return noCode ? Draft.described(names, address) : Draft.shop(names, address);
    }
    if (noCode) {
      throw new Unmakeable("--from makes code: leave out --no-code, or --from.");
    }
    if (!from.get().equals(ENDPOINTS)) {
      throw new Unmakeable("--from " + from.get() + ": there is only --from endpoints.");
    }
    Settings settings =
        Settings.load(PropertyEncoding.PLAIN, new SystemFile(ENDPOINTS, Optional.empty()));
    return Draft.endpoints(names, address, settings.systemNamed(ENDPOINTS));
  }

  private String checkedBaseUrl() {
    Rule<URI> rule = Rules.webAddress();
    String url = baseUrl.orElseThrow();
    if (rule.of(url).isEmpty()) {
      throw new Unmakeable(
          "--base-url " + url + ": must be " + rule.text() + ", such as " + rule.example() + ".");
    }
    return url;
  }

  private void checkPlace(SystemName names) throws IOException {
    Path sources = project.resolve(SOURCES);
    if (!Files.isDirectory(sources)) {
      throw new Unmakeable(
          "There is no folder src/test/java in "
              + project.toAbsolutePath().normalize()
              + ": run this in the folder of your project, name that with --project, or make the"
              + " folder.");
    }
    try (Stream<Path> all = Files.walk(sources)) {
      Set<String> taken = Set.of(names.className() + ".java", names.system() + ".conf");
      List<String> known =
          all.filter(it -> taken.contains(String.valueOf(it.getFileName())))
              .map(it -> project.relativize(it).toString())
              .sorted()
              .toList();
      if (!known.isEmpty()) {
        throw new Unmakeable(
            "There is a system "
                + names.system()
                + " already: "
                + String.join(" and ", known)
                + ". Choose another name, or delete it first. Nothing was written.");
      }
    }
  }

  private void write(Map<Path, String> files) throws IOException {
    List<String> existing =
        files.keySet().stream()
            .filter(it -> Files.exists(project.resolve(it)))
            .map(Path::toString)
            .toList();
    if (!existing.isEmpty()) {
      throw new Unmakeable(
          "There is already "
              + String.join(" and ", existing)
              + ". Choose another name, or delete it first. Nothing was written.");
    }
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Path path = project.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private void tell(Set<Path> files, SystemName names) {
    List<String> lines = new ArrayList<>();
    files.forEach(file -> lines.add("Wrote " + file));
    lines.add("");
    lines.add("Run it" + (baseUrl.isEmpty() ? " against its stand-in:" : ":"));
    lines.add("  " + next(names));
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }
}
