package salvo.gatling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import salvo.config.Settings;

/**
 * The options of a system as its requests will see them. Those that sign in may be left empty when
 * the sandbox is the target: the run makes them up and tells the sandbox.
 */
public final class Options {

  private static final String PASSWORD = "password";
  private static final Map<String, String> SANDBOX_CREDENTIALS =
      Map.of(
          "apiKey", "sandbox-key",
          "adminEmail", "admin@example.com",
          "adminPassword", madeUpPassword());

  /** Accounts that the sandbox has from the start, whoever signs in. */
  private static final Map<String, String> SANDBOX_ACCOUNTS =
      Map.of("existingPassword", "sandbox-password");

  private Options() {}

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
    return "Salvo-" + UUID.randomUUID();
  }
}
