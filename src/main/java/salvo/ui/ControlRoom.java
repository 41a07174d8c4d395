package salvo.ui;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import salvo.Daemon;
import salvo.config.SavedRunSettings;
import salvo.gatling.validation.MadeSimulation;
import salvo.ui.api.Api;
import salvo.ui.compare.BaselinesApi;
import salvo.ui.compare.CompareApi;
import salvo.ui.compare.MeasuredRuns;
import salvo.ui.runs.RunFolders;
import salvo.ui.runs.RunList;
import salvo.ui.runs.RunsApi;
import salvo.ui.runs.TrendApi;
import salvo.ui.start.CheckApi;
import salvo.ui.start.KnownSimulation;
import salvo.ui.start.Readings;
import salvo.ui.start.SimulationsApi;
import salvo.ui.start.StartsApi;
import salvo.web.Guard;
import salvo.web.LoopbackServer;

/**
 * The control room's server. Its address holds the token that whoever is to use it needs: who has
 * it can start and remove runs as the user who started the server.
 */
public final class ControlRoom implements AutoCloseable {

  private static final int THREADS = 4;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, Daemon.threads("salvo-ui"));
  private final String token = Guard.secret();
  private final Readings readings;
  private final LoopbackServer server;

  /**
   * What the room is for.
   *
   * @param port 0 is any free one
   * @param results where the runs are
   * @param baselines where runs are kept under a name
   * @param settings by which runs are compared, and those read that Salvo did not make
   * @param simulations those that can be started
   * @param make makes the simulation of a class, without a load
   */
  public record Options(
      int port,
      Path results,
      Path baselines,
      SavedRunSettings settings,
      Supplier<List<KnownSimulation>> simulations,
      Function<String, MadeSimulation> make) {}

  private ControlRoom(Options options) throws IOException {
    RunFolders folders = new RunFolders(options.results());
    RunList list = new RunList(folders, options.settings());
    CheckApi check = new CheckApi(options.simulations());
    StartsApi starts = new StartsApi(folders, check);
    RunsApi runs = new RunsApi(folders, list, starts);
    MeasuredRuns measured = new MeasuredRuns(runs, options.settings(), options.baselines());
    this.readings = new Readings(options.make());
    String filesKey = Guard.secret();
    Map<String, Api> apis = new LinkedHashMap<>();
    apis.put("runs", runs);
    apis.put("baselines", new BaselinesApi(measured));
    apis.put("compare", new CompareApi(measured));
    apis.put("trend", new TrendApi(list));
    apis.put("simulations", new SimulationsApi(check, list, readings));
    apis.put("check", check);
    apis.put("starts", starts);
    apis.put("room", new RoomApi(options.results(), filesKey));
    this.server =
        LoopbackServer.start(
            options.port(),
            Duration.ZERO,
            new RoomRoutes(
                new ApiRoutes(apis, token, threads), new FileRoutes(runs, filesKey, threads)));
    threads.execute(() -> warmUp(list));
  }

  /**
   * Starts to listen.
   *
   * @throws IOException when it cannot listen there, with what to do
   */
  public static ControlRoom start(Options options) throws IOException {
    try {
      return new ControlRoom(options);
    } catch (IOException e) {
      throw new IOException(
          e.getCause() instanceof BindException
              ? "Port "
                  + options.port()
                  + " is in use: stop what listens there, or choose another with --port, 0 for any"
                  + " free one."
              : "Nothing can listen on port " + options.port() + ": " + e.getMessage() + ".",
          e);
    }
  }

  /** Where the page is, with the token. */
  public URI address() {
    return URI.create(server.address() + "/#token=" + token);
  }

  /** What every request to the API carries. */
  public String token() {
    return token;
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    readings.close();
    server.close();
  }

  /** So that who opens the page does not wait for hundreds of files. */
  private static void warmUp(RunList list) {
    try {
      list.all();
    } catch (IOException e) {
      // Whoever asks for the list is told.
    }
  }
}
