package salvo.gatling;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import salvo.config.Settings;
import salvo.config.injector.InjectorSettings;

/**
 * The options of a system as its requests will see them. Those that sign in may be left empty when
 * the sandbox is the target: the run makes them up and tells the sandbox.
 */
public final class Options {

  private static final String PREFIX = "Salvo-";
  private static final String PASSWORD = "password";
  private static final String ADMIN_PASSWORD = "adminPassword";
  private static final Map<String, String> SANDBOX_CREDENTIALS =
      Map.of(
          "apiKey",
          "sandbox-key",
          "adminEmail",
          "admin@example.com",
          ADMIN_PASSWORD,
          madeUpPassword());

  /** Accounts that the sandbox has from the start, whoever signs in. */
  private static final Map<String, String> SANDBOX_ACCOUNTS =
      Map.of("existingPassword", "sandbox-password");

  private Options() {}

  /** The options of a run's system; injectors of one run sign in at one sandbox. */
  static Map<String, String> of(Settings settings, String system) {
    boolean sandbox = settings.baseUrl().isEmpty();
    Map<String, String> given = settings.systemNamed(system).options();
    Map<String, String> options = of(settings.systemNamed(system), sandbox);
    if (sandbox && given.getOrDefault(ADMIN_PASSWORD, "-").isEmpty()) {
      options.put(ADMIN_PASSWORD, adminPassword(settings.injector()));
    }
    return options;
  }

  private static String adminPassword(InjectorSettings injector) {
    if (injector.isAlone()) {
      return SANDBOX_CREDENTIALS.get(ADMIN_PASSWORD);
    }
    String known = injector.run() + "\n" + injector.secret().orElse("");
    return PREFIX + UUID.nameUUIDFromBytes(known.getBytes(StandardCharsets.UTF_8));
  }

  /** All options of a system, with what an empty one stands for. */
  static Map<String, String> of(Settings.SystemUnderTest system, boolean sandbox) {
    Map<String, String> options = new LinkedHashMap<>(system.options());
    if (options.getOrDefault(PASSWORD, "-").isEmpty()) {
      options.put(PASSWORD, madeUpPassword());
    }
    if (sandbox) {
      options.replaceAll((name, value) -> value.isEmpty() ? ofSandbox(name) : value);
    }
    return options;
  }

  private static String ofSandbox(String name) {
    return SANDBOX_CREDENTIALS.getOrDefault(name, SANDBOX_ACCOUNTS.getOrDefault(name, ""));
  }

  /** What a sandbox must be told to accept. */
  static Map<String, String> credentials(Map<String, String> options) {
    Map<String, String> credentials = new LinkedHashMap<>(options);
    credentials.keySet().retainAll(SANDBOX_CREDENTIALS.keySet());
    credentials.values().removeIf(String::isEmpty);
    return credentials;
  }

  private static String madeUpPassword() {
    return PREFIX + UUID.randomUUID();
  }
}
