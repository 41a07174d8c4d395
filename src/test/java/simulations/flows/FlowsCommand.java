package simulations.flows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.cli.answer.Refusal;
import salvo.cli.project.ProjectCommand;
import salvo.config.Settings;
import salvo.config.SystemFile;
import salvo.config.source.PropertyEncoding;

/** Makes a flow of Aiexec ready for many runs, and takes it away again. */
@Command(
    name = FlowsCommand.NAME,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes a flow of Aiexec ready for many runs: lists its starter projects, makes a key, uploads"
          + " one, runs it once, and keeps key and flow in a file that only its owner can read.",
      "The account comes from salvo.systems.aiexec.options.adminEmail and, from the environment,"
          + " SALVO_SYSTEMS_AIEXEC_OPTIONS_ADMINPASSWORD."
    })
public final class FlowsCommand implements ProjectCommand, Runnable {

  static final String NAME = "flows";

  private static final String SYSTEM = "aiexec";
  private static final String FILE = "aiexec-credentials.json";
  private static final String FILE_OPTION = "credentialsFile";
  private static final String HOST = "Where Aiexec is. Default: the target of the settings.";
  private static final String KEPT =
      "Where key and flow are kept. Default: option credentialsFile, or " + FILE + ".";

  @Spec private CommandSpec spec;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, setup or clean is missing.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the starter projects of the target.")
  int list(
      @Option(names = "--host", paramLabel = "URL", description = HOST) Optional<String> host,
      @Mixin JsonOption json) {
    Account account = Account.of(host);
    List<String> names = client(account).starters().names();
    if (json.isAsked()) {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      names.forEach(answer.putArray("flows")::add);
      return json.answer(0, answer);
    }
    names.forEach(this::say);
    return 0;
  }

  @Command(
      name = "setup",
      mixinStandardHelpOptions = true,
      description = "Uploads a starter project, tries it, and keeps the credentials.")
  int setup(
      @Option(names = "--host", paramLabel = "URL", description = HOST) Optional<String> host,
      @Option(
              names = "--flow",
              paramLabel = "NAME",
              description = "The starter project. Default: option flow.")
          Optional<String> flow,
      @Option(names = "--interactive", description = "Choose from the list.") boolean interactive,
      @Option(names = "--file", paramLabel = "FILE", description = KEPT) Optional<Path> file,
      @Mixin JsonOption json)
      throws IOException {
    Account account = Account.of(host);
    CredentialsFile kept = account.file(file);
    if (kept.read().isPresent()) {
      throw new Refusal(
          kept.path() + " keeps a flow already: salvo flows clean takes it away, or name another"
              + " --file.");
    }
    FlowClient client = client(account);
    String starter =
        interactive ? chosen(client.starters().names(), json) : flow.orElse(account.flow());
    Credentials made = client.setUp(starter);
    kept.write(made);
    String next =
        "./salvo run " + SYSTEM + " -DbaseUrl=" + client.host() + " -Dsalvo.systems." + SYSTEM
            + ".options." + FILE_OPTION + "=" + kept.path();
    if (json.isAsked()) {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.put("flow", starter).put("flowId", made.flowId()).put("keyId", made.keyId());
      answer.put("host", made.host()).put("file", kept.path().toString());
      return json.answer(0, answer.put("next", next));
    }
    say("Made " + made + " of \"" + starter + "\", which works; kept in " + kept.path() + ".");
    say("Run it:");
    say("  " + next);
    return 0;
  }

  @Command(
      name = "clean",
      mixinStandardHelpOptions = true,
      description = "Deletes flow and key from the target, and the file.")
  int clean(
      @Option(names = "--file", paramLabel = "FILE", description = KEPT) Optional<Path> file,
      @Mixin JsonOption json)
      throws IOException {
    CredentialsFile kept = Account.file(Account.options(Account.settings()), file);
    Credentials made =
        kept.read()
            .orElseThrow(
                () -> new Refusal("There is no " + kept.path() + ": nothing is to be deleted."));
    List<String> removed = client(Account.of(Optional.of(made.host()))).remove(made);
    kept.delete();
    if (json.isAsked()) {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      removed.forEach(answer.putArray("deleted")::add);
      return json.answer(0, answer.put("file", kept.path().toString()));
    }
    say("Deleted " + String.join(" and ", removed) + " at " + made.host() + ", and " + kept.path()
        + ".");
    return 0;
  }

  private static FlowClient client(Account account) {
    return FlowClient.signedIn(account.baseUrl(), account.options());
  }

  /** By its number or its name. */
  private String chosen(List<String> names, JsonOption json) throws IOException {
    for (int i = 0; i < names.size(); i++) {
      json.aside().println((i + 1) + "  " + names.get(i));
    }
    json.aside().print("Which one? ");
    json.aside().flush();
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    String typed = line == null ? "" : line.strip();
    if (typed.matches("\\d{1,4}")) {
      int number = Integer.parseInt(typed);
      if (number >= 1 && number <= names.size()) {
        return names.get(number - 1);
      }
    }
    if (names.contains(typed)) {
      return typed;
    }
    throw new Refusal("\"" + typed + "\" is not one of them: nothing was created.");
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  /**
   * Whom to ask, as the settings tell.
   *
   * @param options those of the system, secrets included
   */
  private record Account(URI baseUrl, Map<String, String> options) {

    private static Account of(Optional<String> host) {
      Settings settings = settings();
      URI baseUrl =
          host.map(Account::url)
              .or(settings::baseUrl)
              .orElseThrow(
                  () -> new Refusal("Say where Aiexec is: --host URL, or set salvo.baseUrl."));
      return new Account(baseUrl, options(settings));
    }

    private static Settings settings() {
      return Settings.load(
          PropertyEncoding.PLAIN, SystemFile.of(SYSTEM, AiexecSimulation.class));
    }

    private static Map<String, String> options(Settings settings) {
      return new HashMap<>(settings.systemNamed(SYSTEM).options());
    }

    private static URI url(String text) {
      try {
        URI url = new URI(text);
        if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
          return url;
        }
      } catch (URISyntaxException e) {
        throw new Refusal("--host is not an http or https URL.");
      }
      throw new Refusal("--host is " + text + ", but must be a URL such as http://localhost:7860.");
    }

    String flow() {
      return options.getOrDefault("flow", "");
    }

    CredentialsFile file(Optional<Path> given) {
      return file(options, given);
    }

    static CredentialsFile file(Map<String, String> options, Optional<Path> given) {
      String named = options.getOrDefault(FILE_OPTION, "");
      return new CredentialsFile(given.orElse(Path.of(named.isBlank() ? FILE : named)));
    }

    /** A printed secret is a lost one. */
    @Override
    public String toString() {
      return baseUrl.toString();
    }
  }
}
