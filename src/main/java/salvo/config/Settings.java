package salvo.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import salvo.config.answers.Answers;
import salvo.config.host.Loopback;
import salvo.config.injector.InjectorSettings;
import salvo.config.secret.Confidential;
import salvo.config.source.Bound;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.SettingsException;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.event.FigureName;
import salvo.text.Redaction;

/**
 * Every setting of a run, read and checked. What each key means, its unit and its default stand in
 * {@code reference.conf}; the records here mirror that file.
 *
 * @param systems by name, those that the configuration says something of
 * @param confidential what of them is secret
 * @param warnings a sentence for each part of a file that changes nothing
 */
public record Settings(
    Target target,
    Workload workload,
    Map<String, SystemUnderTest> systems,
    Limits limits,
    Services services,
    Report report,
    Output output,
    Confidential confidential,
    List<String> warnings) {

  /** The system's name that stands for every simulation there is. */
  public static final String ALL = "all";

  /** Seeds below this are easily copied by hand. */
  public static final int MOST_SEED = 1_000_000;

  /** An address that nothing is sent to. */
  private static final Optional<URI> NOWHERE = Optional.of(URI.create("http://sandbox.invalid"));

  /** Among a system's objectives by request name, those for the run as a whole. */
  static final String WHOLE_RUN = "global";

  /**
   * The settings of this process.
   *
   * @throws SettingsException with every problem there is
   */
  public static Settings load(PropertyEncoding encoding) {
    return load(encoding, SystemFile.NONE);
  }

  /**
   * The settings of this process for a run of one system.
   *
   * @throws SettingsException with every problem there is
   */
  public static Settings load(PropertyEncoding encoding, SystemFile system) {
    return SettingsReader.read(
        System.getProperties(), System.getenv(), Settings.class.getClassLoader(), encoding, system);
  }

  /** What the configuration says of a system; of one that it does not name, nothing. */
  public SystemUnderTest systemNamed(String name) {
    return systems.getOrDefault(name, SystemUnderTest.NONE);
  }

  /**
   * The runs that this process' settings give a name, each in the words that follow {@code ./salvo
   * run}.
   *
   * @throws SettingsException when they are no such words
   */
  public static Map<String, List<String>> namedRuns(PropertyEncoding encoding) {
    return SettingsReader.readNamedRuns(
        System.getProperties(), System.getenv(), Settings.class.getClassLoader(), encoding);
  }

  /** The part that runs which have ended are judged and reported by. */
  public SavedRunSettings ofSavedRuns() {
    return new SavedRunSettings(slo(), report, output);
  }

  /** These settings with the warm-up switched off. */
  public Settings withoutWarmUp() {
    return with(target.withoutWarmUp(), limits);
  }

  /**
   * These settings for a simulation that says itself how much it loads what: without a warm-up, and
   * without a least rate that would follow from a profile.
   */
  public Settings ofPlainSimulation(Optional<URI> where) {
    Target own = new Target(target.system(), where, target.http(), target.warmUp());
    Slos slos = new Slos(slo().global(), false, slo().minRpsShare(), slo().resources());
    return with(
        own.withoutWarmUp(),
        new Limits(slos, limits.abortWhen(), limits.budget(), limits.capacity()));
  }

  /**
   * These settings for a run that is planned and never begun: it has a target, and neither warm-up,
   * side-car, live view nor other injectors.
   */
  public Settings startingNothing() {
    Target somewhere =
        new Target(target.system(), baseUrl().or(() -> NOWHERE), target.http(), target.warmUp());
    return new Settings(
        somewhere.withoutWarmUp(),
        workload,
        systems,
        limits,
        services.startingNothing(),
        report,
        output,
        confidential,
        warnings);
  }

  /**
   * These settings for a trial, which is neither measured nor judged, nor ended before its time.
   */
  public Settings ofTrial() {
    return new Settings(
        target.withoutWarmUp(),
        workload,
        systems,
        new Limits(
            limits.slo(),
            Map.of(),
            new Budget(OptionalInt.empty(), OptionalDouble.empty(), budget().currency()),
            limits.capacity()),
        services.startingNothing(),
        report,
        output,
        confidential,
        warnings);
  }

  private Settings with(Target otherTarget, Limits otherLimits) {
    return new Settings(
        otherTarget,
        workload,
        systems,
        otherLimits,
        services,
        report,
        output,
        confidential,
        warnings);
  }

  public Streams streams() {
    return services.streams();
  }

  public Optional<String> system() {
    return target.system();
  }

  public Optional<URI> baseUrl() {
    return target.baseUrl();
  }

  public Http http() {
    return target.http();
  }

  public WarmUp warmUp() {
    return target.warmUp();
  }

  public Slos slo() {
    return limits.slo();
  }

  public Map<String, AbortRule> abortWhen() {
    return limits.abortWhen();
  }

  public Capacity capacity() {
    return limits.capacity();
  }

  public Budget budget() {
    return limits.budget();
  }

  public Sandbox sandbox() {
    return services.sandbox();
  }

  public Monitor monitor() {
    return services.monitor();
  }

  public Live live() {
    return services.live();
  }

  public Suite suite() {
    return services.suite();
  }

  /**
   * What all is drawn by that is drawn at random, where it is known before the run: one that was
   * given, or else that of the injectors' common run.
   */
  public OptionalLong seed() {
    return workload.seed().isPresent() || injector().isAlone()
        ? workload.seed()
        : OptionalLong.of(Math.floorMod(injector().run().hashCode(), MOST_SEED));
  }

  /** Which of several injectors this process is. */
  public InjectorSettings injector() {
    return services.injector();
  }

  public LocalTarget localTarget() {
    return services.localTarget();
  }

  public ErrorSamples errorSamples() {
    return services.errorSamples();
  }

  /** How a run of the system is reported: with its own limits of slow requests, if it has any. */
  public Report reportOf(String name) {
    List<Duration> own = systemNamed(name).slowAfter();
    return own.isEmpty() ? report : report.withSlowAfter(own);
  }

  /** The objectives for a run of the system as a whole: its own where it has any, else the rest. */
  public Slos sloOf(String name) {
    Objectives own = systemNamed(name).slo().get(WHOLE_RUN);
    return own == null
        ? slo()
        : new Slos(
            own.over(slo().global()),
            slo().minRpsFromProfile(),
            slo().minRpsShare(),
            slo().resources());
  }

  /** All keys with the values in force, as nested maps; secrets are masked. */
  public Map<String, Object> effective() {
    return confidential.shown();
  }

  /** The effective configuration: a printed secret is a lost one. */
  @Override
  public String toString() {
    return effective().toString();
  }

  /**
   * What is loaded, and how it is called.
   *
   * @param system the system that was asked for; empty leaves it to the simulation
   * @param baseUrl where it is, without a slash at its end; empty means the sandbox
   */
  public record Target(Optional<String> system, Optional<URI> baseUrl, Http http, WarmUp warmUp) {

    private Target withoutWarmUp() {
      return new Target(
          system,
          baseUrl,
          http,
          new WarmUp(
              Duration.ZERO,
              warmUp.limit(),
              warmUp.tasksPerSecond(),
              warmUp.onTarget(),
              warmUp.calibration()));
    }
  }

  /** What a run is judged by, and what ends it before its time. */
  public record Limits(
      Slos slo, Map<String, AbortRule> abortWhen, Budget budget, Capacity capacity) {}

  /**
   * How the profile {@code capacity} searches for what the target holds.
   *
   * @param atLeast level that is asked for; empty where the search only finds out
   * @param precision how far apart what holds and what breaks may be at the end: 0.1 for 10 %
   * @param goodput least share of requests that meet all their bounds, 0 to 1
   * @param settle least time of a level that is not measured
   * @param limit longest time that a level is measured
   * @param drain longest wait between two levels
   * @param recovery longest wait after the first break until the target is as before
   */
  public record Capacity(
      OptionalDouble atLeast,
      double precision,
      OptionalDouble goodput,
      Duration settle,
      Duration limit,
      Duration drain,
      Duration recovery) {}

  /** What stands around a load. */
  public record Services(
      Sandbox sandbox,
      Monitor monitor,
      Live live,
      Suite suite,
      ErrorSamples errorSamples,
      InjectorSettings injector,
      LocalTarget localTarget,
      Streams streams) {

    private Services startingNothing() {
      return new Services(
          sandbox,
          new Monitor(false, monitor.interval(), monitor.targetPid(), monitor.exporters()),
          new Live(false, live.port(), Console.OFF, false),
          suite,
          new ErrorSamples(errorSamples.perCause(), Optional.empty()),
          injector.alone(),
          localTarget,
          streams);
    }
  }

  /**
   * Answers that come as streams.
   *
   * @param tokenizer the encoding by which the tokens of their texts are counted; empty for none
   */
  public record Streams(Optional<String> tokenizer) {}

  /**
   * A target on this machine that a run starts and ends.
   *
   * @param start command and arguments; none where the target is not to be started
   * @param readyWhen path below {@code baseUrl} that answers once it is ready
   * @param readyWithin longest wait for that
   */
  public record LocalTarget(List<String> start, String readyWhen, Duration readyWithin) {}

  /**
   * What is kept of failed requests.
   *
   * @param perCause most samples of a cause at an endpoint
   * @param targetLog a log file of the target on this machine
   */
  public record ErrorSamples(int perCause, Optional<Path> targetLog) {}

  /**
   * Which load to offer. The optional values override those of the chosen profile.
   *
   * @param users people at work, who ask for the closed model whatever the profile is
   * @param rps requests per second, of all users together
   * @param tasksPerSecond the same in tasks; not beside {@code rps}
   * @param ceiling highest level that can be set while the load runs; empty for the usual one
   * @param variation coefficient of variation of the distances between users of an open load, who
   *     come at random instants; 1 is a Poisson process. Empty for equal distances
   * @param trace whose instants the users come at; it takes the place of the profile
   * @param seed of what is drawn at random; empty for another one each time
   */
  public record Workload(
      String profile,
      Optional<Model> model,
      OptionalInt users,
      OptionalDouble rps,
      OptionalDouble tasksPerSecond,
      Optional<Duration> duration,
      Optional<Duration> rampUp,
      OptionalInt requests,
      OptionalDouble spawnRate,
      List<String> userTypes,
      double timeScale,
      OptionalDouble ceiling,
      OptionalDouble variation,
      Optional<TraceSource> trace,
      OptionalLong seed,
      Map<String, Profile> profiles) {

    /** The same of another profile, and of no trace. */
    public Workload ofProfile(String other) {
      return new Workload(
          other,
          model,
          users,
          rps,
          tasksPerSecond,
          duration,
          rampUp,
          requests,
          spawnRate,
          userTypes,
          timeScale,
          ceiling,
          variation,
          Optional.empty(),
          seed,
          profiles);
    }

    /** The keys of what is set and not left to the profile. */
    public List<String> given() {
      Map<String, Boolean> given = new LinkedHashMap<>();
      given.put("model", model.isPresent());
      given.put("users", users.isPresent());
      given.put("rps", rps.isPresent());
      given.put("tasksPerSecond", tasksPerSecond.isPresent());
      given.put("duration", duration.isPresent());
      given.put("rampUp", rampUp.isPresent());
      given.put("requests", requests.isPresent());
      given.put("spawnRate", spawnRate.isPresent());
      given.put("timeScale", timeScale != 1);
      given.put("trace.file", trace.isPresent());
      given.values().removeIf(isGiven -> !isGiven);
      return given.keySet().stream().map(key -> "salvo.workload." + key).toList();
    }
  }

  /**
   * A file that says when requests came.
   *
   * @param format mooncake, csv or accessLog; auto to tell by the first line
   * @param speed how many times faster they come
   */
  public record TraceSource(String file, String format, double speed) {}

  /** The two workload models. */
  public enum Model {
    OPEN,
    CLOSED
  }

  /**
   * A named load. With a rate it is open, and users are the identities that take turns; without one
   * it is closed. {@code requests} makes it users x requests; {@code stages} replace the one level
   * by several. Closed stages have no {@code users} beside them.
   */
  public record Profile(
      OptionalInt users,
      OptionalDouble rps,
      OptionalDouble tasksPerSecond,
      Optional<Duration> duration,
      Duration rampUp,
      OptionalInt requests,
      OptionalDouble spawnRate,
      List<ProfileStage> stages) {}

  /**
   * One stage of a profile: reach the level over {@code rampUp}, then hold it to the end of {@code
   * duration}, which includes the ramp. All stages of a profile give {@code users}, or all {@code
   * rps}, or all {@code tasksPerSecond}.
   */
  public record ProfileStage(
      OptionalInt users,
      OptionalDouble rps,
      OptionalDouble tasksPerSecond,
      Duration rampUp,
      Duration duration) {}

  /**
   * A system under test: who uses it, how it is reached and what is expected of it.
   *
   * @param goodput when a request or a task is good, by its name
   * @param answers what is expected of answers themselves, and what they cost
   * @param slowAfter limits above which successful requests are counted and shown, ascending
   * @param sandbox what its stand-in serves; empty leaves it to what the sandbox knows
   * @param described what its users do, where no code says it
   */
  public record SystemUnderTest(
      String pathPrefix,
      Map<String, UserType> userTypes,
      Map<String, Objectives> slo,
      Map<String, Goodput> goodput,
      Answers answers,
      Map<String, String> options,
      List<Endpoint> endpoints,
      List<Duration> slowAfter,
      Map<String, AbortRule> abortWhen,
      Map<String, Double> costs,
      List<SandboxRoute> sandbox,
      SystemTasks described) {

    /** A system that the configuration does not name. */
    static final SystemUnderTest NONE =
        new SystemUnderTest(
            "",
            Map.of(),
            Map.of(),
            Map.of(),
            Answers.NONE,
            Map.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            SystemTasks.NONE);

    /** Options are masked, as they may be secrets. */
    @Override
    public String toString() {
      return "SystemUnderTest[userTypes="
          + userTypes.keySet()
          + ", options="
          + Redaction.map(options)
          + ", endpoints="
          + endpoints
          + "]";
    }
  }

  /**
   * When a request or a task is good.
   *
   * @param limits none of which it may exceed; empty where the system's own file, which has them,
   *     was not read
   * @param share the least share of good ones among all that were attempted; empty: none is asked
   */
  public record Goodput(Map<GoodputLimit, Duration> limits, OptionalDouble share) {

    public Goodput {
      EnumMap<GoodputLimit, Duration> inOrder = new EnumMap<>(GoodputLimit.class);
      inOrder.putAll(limits);
      limits = Collections.unmodifiableMap(inOrder);
    }
  }

  /** What has a limit in a {@link Goodput}; all but the time are of streams. */
  public enum GoodputLimit {
    TIME,
    TTFT,
    TTFO,
    TPOT,
    GAP,
    TTFA,
    RTF,
    STALL,
    LONGEST_STALL;

    /** Its key in the settings. */
    public String key() {
      return figure().map(FigureName::word).orElse("time");
    }

    /** The figure that it bounds; empty of the time. */
    public Optional<FigureName> figure() {
      return this == TIME ? Optional.empty() : Optional.of(FigureName.valueOf(name()));
    }
  }

  /**
   * What the configuration says of a kind of user; what it leaves out is as the code has it.
   *
   * @param weight its share of the load, relative to the other user types
   * @param thinkTime the pause between two tasks
   * @param pacing least time from the start of one task to that of the next
   * @param tasks weights of its tasks, relative to one another; 0 switches one off
   */
  public record UserType(
      OptionalDouble weight,
      ThinkTime thinkTime,
      Optional<Duration> pacing,
      Map<String, Double> tasks) {

    /** Of a kind of user that the configuration does not name. */
    public static final UserType NONE =
        new UserType(
            OptionalDouble.empty(),
            new ThinkTime(Optional.empty(), Optional.empty()),
            Optional.empty(),
            Map.of());
  }

  /** The bounds between which a pause is uniform; one that is left out is as the code has it. */
  public record ThinkTime(Optional<Duration> min, Optional<Duration> max) {}

  /**
   * An endpoint of the generic simulation, described without code.
   *
   * @param share how injectors share the records of its feeder
   */
  public record Endpoint(
      String name,
      String method,
      String path,
      Map<String, String> headers,
      Optional<String> body,
      Optional<Path> bodyFile,
      Optional<Path> feeder,
      Step.Share share,
      double weight,
      List<Integer> expectedStatus) {

    /** Without headers and body, as they may hold secrets. */
    @Override
    public String toString() {
      return "Endpoint[" + name + ": " + method + " " + Redaction.path(path) + "]";
    }
  }

  /**
   * Objectives for the run as a whole; the endpoints' stand with their system.
   *
   * @param resources by column of {@code resources.csv}
   */
  public record Slos(
      Objectives global,
      boolean minRpsFromProfile,
      double minRpsShare,
      Map<String, Objectives> resources) {}

  /**
   * Bounds by key, as {@link ObjectiveKind} knows them, in its order. Response times are in ms, the
   * error rate is 0 to 1, the least rate per second; those of a resource are in the unit of its
   * column, and its growth is per minute.
   */
  public record Objectives(Map<String, Bound> bounds) {

    public Objectives {
      Map<String, Bound> sorted = new TreeMap<>(ObjectiveKind.ORDER);
      sorted.putAll(bounds);
      bounds = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    boolean isEmpty() {
      return bounds.isEmpty();
    }

    /** These, and where one is not set, the other's. */
    Objectives over(Objectives others) {
      Map<String, Bound> all = new HashMap<>(others.bounds);
      all.putAll(bounds);
      return new Objectives(all);
    }
  }

  /**
   * The HTTP client. {@code headers} may carry secrets and is masked wherever it is shown.
   *
   * @param retries how often a request may be sent again whose connection the target has closed
   * @param hosts to which requests may go beside loopback; empty means any
   */
  public record Http(
      Duration requestTimeout,
      boolean shareConnections,
      int retries,
      List<String> hosts,
      Tls tls,
      Map<String, String> headers) {

    /** Whether a request may go to a host. */
    public boolean allows(String host) {
      return hosts.isEmpty()
          || Loopback.isOne(host)
          || hosts.stream().anyMatch(host::equalsIgnoreCase);
    }

    @Override
    public String toString() {
      return "Http[headers=" + Redaction.headers(headers) + "]";
    }
  }

  /**
   * Whom the client trusts.
   *
   * @param verify whether a certificate has to be valid, and the host's own
   * @param trustStore a file of certificates to trust; empty: those that Java trusts
   */
  public record Tls(boolean verify, Optional<String> trustStore, Optional<String> password) {

    @Override
    public String toString() {
      return "Tls[verify=" + verify + "]";
    }
  }

  /**
   * The unmeasured start; an empty rate is the profile's own.
   *
   * @param duration zero switches it off
   * @param limit longest that users without think time take until their rate no longer rises
   * @param calibration whether streams of known times come before a load of streams
   */
  public record WarmUp(
      Duration duration,
      Duration limit,
      OptionalDouble tasksPerSecond,
      boolean onTarget,
      boolean calibration) {}

  /** The stand-in server; {@code faults} are handed to it as they are. */
  public record Sandbox(
      String host,
      int port,
      long seed,
      double scale,
      int slots,
      int queue,
      boolean rateLimits,
      List<Fault> faults,
      Callbacks callbacks) {}

  /** A fault of the sandbox: what goes wrong at an endpoint, and how often (0 to 1). */
  public record Fault(String endpoint, String kind, double rate, int status, Duration delay) {}

  /** What goes wrong with the callbacks of the sandbox's jobs, as shares of them (0 to 1). */
  public record Callbacks(
      double lost, double late, Duration lateBy, double duplicate, double failed) {}

  /**
   * The resource side-car.
   *
   * @param targetPid the target's process on this machine; empty: looked for by the port of baseUrl
   */
  public record Monitor(
      boolean enabled, Duration interval, OptionalLong targetPid, List<Exporter> exporters) {}

  /**
   * An endpoint in Prometheus' text format that the side-car asks.
   *
   * @param name what its series are called after
   * @param series those to keep, such as {@code node_load1} or {@code rate(requests_total)}
   */
  public record Exporter(String name, URI url, List<String> series) {}

  /**
   * What shows a run while it goes on.
   *
   * @param enabled whether there is a page for the browser
   * @param port of the page; 0 is any free one
   * @param interactive whether the run waits for somebody to start it on the page
   */
  public record Live(boolean enabled, int port, Console terminal, boolean interactive) {}

  /** What the console shows while a run goes on. */
  public enum Console {
    /** One screen on a terminal, lines elsewhere. */
    AUTO,
    /** A line every few seconds. */
    PLAIN,
    OFF
  }

  /**
   * Several simulations in one command.
   *
   * @param parallel how many run at the same time
   * @param simulations simple class names; empty means all
   */
  public record Suite(int parallel, List<String> simulations) {}

  /**
   * When the load is ended before its time: any of the objectives is missed for a while.
   *
   * @param scope request name, or global for all requests of the run
   * @param window time over which the figures are taken, in whole seconds
   * @param hold how long an objective has to be missed without a break
   * @param requests least requests in a window for its times and error rate to count
   */
  public record AbortRule(
      String scope, Objectives objectives, Duration window, Duration hold, int requests) {}

  /**
   * Most requests and most costs of a run; empty ones are no limit.
   *
   * @param currency what all costs are in; empty where nobody says
   */
  public record Budget(OptionalInt requests, OptionalDouble spend, String currency) {}

  /**
   * What is made of a run's figures.
   *
   * @param skipFirst beginning of the load that is left out of the objectives and shown apart
   * @param requests whether each request is written to a file
   * @param apdex target times by request name; for the name global, that of the run as a whole
   * @param slowAfter limits above which successful requests are counted, ascending
   * @param mostNames as many names of requests, and of groups, have figures of their own
   * @param comparison with a baseline
   */
  public record Report(
      Duration skipFirst,
      boolean requests,
      Map<String, Duration> apdex,
      List<Duration> slowAfter,
      int mostNames,
      Tiers tiers,
      InjectorLimits injectorLimits,
      Comparison comparison) {

    /** These, with other limits of slow requests. */
    public Report withSlowAfter(List<Duration> others) {
      return new Report(
          skipFirst, requests, apdex, others, mostNames, tiers, injectorLimits, comparison);
    }
  }

  /**
   * Where and as what a run is written.
   *
   * @param directory in which each run has a folder of its own
   * @param formats names of files beside the summary that are written; empty means all
   * @param gatlingStatistics whether Gatling's own stand on the console before the verdict
   */
  public record Output(Path directory, List<String> formats, boolean gatlingStatistics) {

    /** Where runs stand unless the settings say otherwise, below the current folder. */
    public static final Path USUAL = Path.of("target", "gatling");

    public static final String DIRECTORY_KEY = "salvo.report.directory";
  }

  /**
   * What a run is compared with, and what counts as a change.
   *
   * @param baseline a name or a file, with {@code {system}} and {@code {profile}} in it
   * @param minEffect least relative change, 0 to 1
   * @param minErrorChange least change of an error rate, 0 to 1
   * @param acceptDifferences whether runs are compared that differ in more than the target's speed
   * @param failOnRegression whether a figure that has become worse fails the run
   */
  public record Comparison(
      Optional<String> baseline,
      double minEffect,
      double minErrorChange,
      boolean acceptDifferences,
      boolean failOnRegression) {}

  /** Bands of the figures: p95 in ms, all others as shares, 0 to 1. */
  public record Tiers(
      Band p95, Band errorRate, Band cpu, Band memory, Map<String, EndpointTiers> endpoints) {}

  /** Below {@code warning} a figure is good, above {@code critical} it is critical. */
  public record Band(double warning, double critical) {}

  /** Bands of one endpoint, in place of those of the run. */
  public record EndpointTiers(Optional<Band> p95, Optional<Band> errorRate) {}

  /**
   * From where on the injector counts as the limit, and not the target.
   *
   * @param samples least samples of a load that its means are judged by
   * @param cpu mean share of the processors that it may use
   * @param closedCpu the same, of what others left to it, for users who ask again as soon as they
   *     are answered
   * @param throttled share of the periods of a container's quota in which it may be stopped
   * @param gcShare share of the time in pauses for garbage collection
   * @param schedulingDelay 95th percentile of the longest delay per sample
   * @param pause how long it stands still within a sample before what is under way is marked
   * @param startedShare share of the offered tasks that an open model has to start
   * @param streamLag share of the tightest limit of a stream by which late event loops may move it
   */
  public record InjectorLimits(
      int samples,
      double cpu,
      double closedCpu,
      double throttled,
      double gcShare,
      Duration schedulingDelay,
      Duration pause,
      double startedShare,
      double streamLag) {}
}
