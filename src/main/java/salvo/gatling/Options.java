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

  /** All options of a run's system, with what an empty one stands for. */
  static Map<String, String> of(Settings settings, String system) {
    Map<String, String> options = new LinkedHashMap<>(settings.systemNamed(system).options());
    if (options.getOrDefault(PASSWORD, "-").isEmpty()) {
      options.put(PASSWORD, madeUpPassword());
    }
    if (settings.baseUrl().isEmpty()) {
      options.replaceAll(
          (name, value) -> value.isEmpty() ? ofSandbox(name, settings.injector()) : value);
    }
    return options;
  }

  /** Injectors of one run sign in at one sandbox. */
  private static String ofSandbox(String name, InjectorSettings injector) {
    if (name.equals(ADMIN_PASSWORD) && !injector.isAlone()) {
      String known = injector.run() + "\n" + injector.secret().orElse("");
      return PREFIX + UUID.nameUUIDFromBytes(known.getBytes(StandardCharsets.UTF_8));
    }
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
