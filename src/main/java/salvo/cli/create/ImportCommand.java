package salvo.cli.create;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonAnswer;
import salvo.cli.answer.JsonOption;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.imports.ImportedFiles;
import salvo.imports.Importers;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportReport;
import salvo.imports.format.Imported;
import salvo.imports.format.UnusableInput;
import salvo.imports.text.ReportJson;
import salvo.imports.text.ReportText;
import salvo.text.WholeFile;

/** Makes a system without code of a file of another tool. */
@Command(
    name = ImportCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a system without code of a file of another tool: its configuration, feeders, and a"
          + " stand-in, against which it runs at once.",
      "What the file is, its content tells. Secrets are not written: variables of the environment"
          + " take their place. What is taken, guessed and left out is told, each call once."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:wrong usage or input"})
public final class ImportCommand implements Callable<Integer> {

  public static final String NAME = "import";

  private static final int LONGEST_NAME = 30;
  private static final Path SOURCES = Path.of("src", "test", "java");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description =
          "Where to write. Default: src/test/java/simulations/NAME, where Salvo finds it by its"
              + " name.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the system is called. Default: as the file.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "What the file is, where its content does not tell: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Formats.class)
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Where the system is, in place of what the file says.")
  private Optional<String> baseUrl = Optional.empty();

  @Option(
      names = "--with-writes",
      description =
          "Take requests of OpenAPI and of access logs that change something too: POST, PUT, PATCH"
              + " and DELETE. Default: none but a sign-in. What was recorded is taken as it was.")
  private boolean withWrites;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of values that are made. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Mixin private JsonOption json;

  @Option(names = "--force", description = "Write over files that are there.")
  private boolean force;

  /** The formats, for help. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Importers.formats().iterator();
    }
  }

  @Override
  public Integer call() throws IOException {
    try {
      imported();
      return 0;
    } catch (UnusableInput e) {
      throw new Unmakeable(e.getMessage());
    }
  }

  private void imported() throws IOException {
    ImportInput input = ImportInput.of(file);
    SystemName names = SystemName.of(name.orElseGet(() -> nameOf(input.name())));
    Path folder = folder(names);
    Imported imported = Importers.of(input, from).read(input, choices(names));
    ImportReport report = ImportedFiles.report(imported);
    if (imported.system().tasks().isEmpty()) {
      ReportText.of(report).forEach(spec.commandLine().getErr()::println);
      throw new Unmakeable("Nothing of it can be loaded, so that nothing was written.");
    }
    Map<String, String> files = ImportedFiles.of(imported);
    write(folder, files);
    tell(imported, report, files.keySet().stream().map(folder::resolve).toList());
  }

  private ImportChoices choices(SystemName names) {
    return new ImportChoices(names.system(), baseUrl.map(ImportCommand::checked), withWrites, seed);
  }

  private static String checked(String url) {
    Rule<URI> rule = Rules.webAddress();
    if (rule.of(url).isEmpty()) {
      throw new Unmakeable(
          "--base-url " + url + ": must be " + rule.text() + ", such as " + rule.example() + ".");
    }
    return url.replaceFirst("/+$", "");
  }

  /** {@code Pet Store_v2.yaml} is pet-store-v2. */
  static String nameOf(String fileName) {
    String words =
        fileName
            .replaceFirst("(?<=.)\\.[^.]*$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[0-9-]+|-+$", "")
            // A part that is a number or a letter would not be told from the one before.
            .replaceAll("-(?=[0-9]|[a-z](?:-|$))", "");
    String cut =
        words.length() > LONGEST_NAME
            ? words.substring(0, LONGEST_NAME).replaceFirst("-+[^-]*$", "")
            : words;
    return cut.isEmpty() ? "imported" : cut;
  }

  private Path folder(SystemName names) throws IOException {
    if (output.isEmpty() && !Files.isDirectory(SOURCES)) {
      throw new Unmakeable(
          "There is no folder src/test/java here: run this in the folder of your project, or say"
              + " where to write with -o FOLDER.");
    }
    Path folder =
        output.orElseGet(() -> SOURCES.resolve(Path.of("simulations", names.packageName())));
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Unmakeable("-o " + folder + " is a file: name a folder.");
    }
    refuseCode(folder);
    return folder;
  }

  /** Beside a class, a configuration is that of the class. */
  private static void refuseCode(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      Optional<Path> code = all.filter(it -> it.toString().endsWith(".java")).findFirst();
      if (code.isPresent()) {
        throw new Unmakeable(
            code.get()
                + " is there already: a system without code needs a folder without classes."
                + " Choose another with --name or -o.");
      }
    }
  }

  private void write(Path folder, Map<String, String> files) throws IOException {
    List<String> existing =
        files.keySet().stream()
            .map(folder::resolve)
            .filter(Files::exists)
            .map(Path::toString)
            .toList();
    if (!existing.isEmpty() && !force) {
      throw new Unmakeable(
          "There is already "
              + String.join(" and ", existing)
              + ". Choose another --name, or write over it with --force. Nothing was written.");
    }
    for (Map.Entry<String, String> it : files.entrySet()) {
      WholeFile.write(folder.resolve(it.getKey()), it.getValue());
    }
  }

  private void tell(Imported imported, ImportReport report, List<Path> written) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> paths = written.stream().map(Path::toString).toList();
    if (json.isAsked()) {
      JsonAnswer.print(out, NAME, 0, ReportJson.of(imported.system(), report, paths));
      return;
    }
    paths.forEach(it -> out.println("Wrote " + it));
    out.println();
    ReportText.of(report).forEach(out::println);
    String system = imported.system().name();
    out.println();
    imported
        .system()
        .variables()
        .forEach((variable, what) -> out.println("Set " + variable + ": " + what));
    out.println("Do each task once against its stand-in, and then against the target:");
    out.println("  ./salvo try " + system);
    out.println(
        "  ./salvo try "
            + system
            + " --base-url "
            + imported.system().baseUrl().orElse("https://..."));
    out.flush();
  }
}
