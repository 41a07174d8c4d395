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
      "Turns a file of another tool into a system without code: its configuration, feeders, and a"
          + " stand-in, so that it can run at once.",
      "The content shows what kind of file it is. Secrets are not written: environment variables"
          + " take their place. The output lists what was taken, guessed and left out, each call"
          + " once."
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
      description = "Name of the system. Default: that of the file.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "Kind of the file, if its content does not show it: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Formats.class)
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Address of the system, instead of the one in the file.")
  private Optional<String> baseUrl = Optional.empty();

  @Option(
      names = "--with-writes",
      description =
          "From OpenAPI documents and access logs, also take requests that change something: POST,"
              + " PUT, PATCH and DELETE. Default: only a sign-in. Recordings are taken as they"
              + " are.")
  private boolean withWrites;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of generated values. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Mixin private JsonOption json;

  @Option(names = "--force", description = "Overwrite existing files.")
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
      throw new Unmakeable("Nothing in it can be loaded, so nothing was written.");
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
    out.println("Try each task once, first against its stand-in and then against the target:");
    out.println("  ./salvo try " + system);
    out.println(
        "  ./salvo try "
            + system
            + " --base-url "
            + imported.system().baseUrl().orElse("https://..."));
    out.flush();
  }
}
