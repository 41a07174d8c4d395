package salvo.sandbox;

import java.util.List;
import salvo.sandbox.behaviour.Fault;
import salvo.sandbox.declared.Route;
import salvo.sandbox.jobs.CallbackFaults;

/**
 * How a sandbox behaves. In JSON the fields have these names and may all be left out.
 *
 * @param host the address to listen on, 127.0.0.1 by default
 * @param port 0, the default, takes any free one
 * @param allowRemote whether the host, and the targets of callbacks, may be other than loopback;
 *     false by default
 * @param seed determines service times, ids and which requests a fault strikes; 42 by default
 * @param scale factor on all service times, 1 by default; 0 answers at once
 * @param slots requests served at once, 1024 by default
 * @param queue requests that wait beyond those, 8192 by default; the rest get 503
 * @param rateLimits whether the published rate limits hold; false by default
 * @param routes a declared stand-in, whose routes win over those the sandbox knows; none by default
 * @param faults what shall go wrong, nothing by default
 * @param callbacks what shall go wrong with the callbacks of jobs, nothing by default
 * @param apiKey the key that clients send, {@code sandbox-key} by default
 * @param adminEmail the administrator's account, {@code admin@example.com} by default
 * @param adminPassword its password, {@code sandbox-admin} by default
 * @param manyKinds whether answers differ in their form as those of many servers do, and
 *     connections end now and then, so that a client has met it all; false by default
 * @param log the file to log to; empty, the default, is standard error
 * @param exitWithParent whether the process ends when its standard input does; true by default
 */
public record SandboxOptions(
    String host,
    int port,
    boolean allowRemote,
    long seed,
    double scale,
    int slots,
    int queue,
    boolean rateLimits,
    List<Route> routes,
    List<Fault> faults,
    CallbackFaults callbacks,
    String apiKey,
    String adminEmail,
    String adminPassword,
    boolean manyKinds,
    String log,
    boolean exitWithParent) {

  public SandboxOptions {
    routes = List.copyOf(routes);
    faults = List.copyOf(faults);
  }

  public static SandboxOptions defaults() {
    return fromJson("{}");
  }

  /**
   * Reads a JSON object; what it leaves out has its default.
   *
   * @throws InvalidOptions with every problem found
   */
  public static SandboxOptions fromJson(String json) {
    return OptionsReader.read(json);
  }
}
