package salvo.cli.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.config.Settings;
import salvo.config.host.HostVariables;
import salvo.config.source.PropertyEncoding;
import salvo.doctor.Doctor;
import salvo.doctor.finding.Diagnosis;
import salvo.doctor.output.DiagnosisJson;
import salvo.doctor.output.DiagnosisText;
import salvo.text.RefusalText;

/** Looks at this machine and at a target before a load, and says what to do about what it finds. */
@Command(
    name = DoctorCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks this machine and, if there is one, the target: name, connection, TLS, HTTP,"
          + " keep-alive, clock. Each finding is ok, a note or a problem, and says what to do about"
          + " it.",
      "Without a target, no request is sent; a target gets a few GET requests, with"
          + " salvo.http.headers."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:no problem", "1:wrong usage or settings", "2:a problem"})
public final class DoctorCommand implements Callable<Integer> {

  public static final String NAME = "doctor";

  private static final int PROBLEM = 2;
  private static final int MOST_REQUESTS = 10_000;
  private static final List<String> SCHEMES = List.of("http", "https");

  @Spec private CommandSpec spec;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The target, with the path to request. Default: salvo.baseUrl.")
  private String baseUrl;

  @Option(
      names = "--load",
      paramLabel = "N",
      description =
          "Send this many requests one after another, at most 10000, and show median, slowest and"
              + " failures. Default: none.")
  private int load;

  @Option(
      names = "--journeys",
      paramLabel = "SYSTEM",
      description =
          "Also do each task of a system once, up to its first step that may change something, as"
              + " salvo try --read-only does.")
  private String journeys;

  @Option(
      names = "--with-writes",
      description = "With --journeys: do the steps too that change something.")
  private boolean withWrites;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (withWrites && journeys == null) {
      throw misused("--with-writes is of --journeys SYSTEM, which is not there.");
    }
    if (load < 0 || load > MOST_REQUESTS) {
      throw misused("--load is " + load + ", but must be from 0 to " + MOST_REQUESTS + ".");
    }
    Optional<URI> given = Optional.ofNullable(baseUrl).map(this::url);
    Settings settings = Settings.load(PropertyEncoding.PLAIN);
    Optional<URI> target = given.or(settings::baseUrl);
    if (load > 0 && target.isEmpty()) {
      throw misused("--load needs a target: give --base-url URL, or set salvo.baseUrl.");
    }
    Diagnosis diagnosis = Doctor.look(settings, HostVariables.ofThisProcess(), target, load);
    if (journeys != null) {
      diagnosis = diagnosis.withJourneys(new Journeys(journeys, withWrites).look(given));
    }
    int status = diagnosis.hasProblem() ? PROBLEM : 0;
    if (json.isAsked()) {
      return json.answer(status, DiagnosisJson.of(diagnosis));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(DiagnosisText.of(diagnosis, isAscii()));
    out.flush();
    return status;
  }

  private URI url(String text) {
    try {
      URI url = new URI(text);
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      boolean isHost = url.getRawAuthority() != null && !url.getRawAuthority().startsWith(":");
      if (SCHEMES.contains(scheme) && isHost) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw misused("--base-url is not a URL: " + RefusalText.ofValue(text) + ".");
    }
    throw misused(
        "--base-url is "
            + RefusalText.ofValue(text)
            + ", but must be an http or https URL, such as https://staging.example.org.");
  }

  private static boolean isAscii() {
    return System.console() != null && !System.console().charset().newEncoder().canEncode('…');
  }

  private ParameterException misused(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
