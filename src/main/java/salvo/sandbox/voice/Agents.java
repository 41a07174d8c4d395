package salvo.sandbox.voice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import salvo.sandbox.http.Ids;

/** The agents that answer calls, each with a phone number; all there from the start. */
final class Agents {

  private static final int SEEDED = 25;
  private static final List<String> VOICES = List.of("alto", "tenor", "soprano", "bass");
  private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "pt");

  private final Map<String, Agent> byId = new LinkedHashMap<>();

  /** An agent as the API answers it. */
  record Agent(
      String id, String name, String voice, String language, String status, String phoneNumber) {}

  Agents(Ids ids) {
    for (int n = 1; n <= SEEDED; n++) {
      String id = "agent_" + ids.next().toString().substring(24);
      byId.put(id, agent(id, n));
    }
  }

  private static Agent agent(String id, int number) {
    return new Agent(
        id,
        "Agent " + number,
        VOICES.get(number % VOICES.size()),
        LANGUAGES.get(number % LANGUAGES.size()),
        "active",
        "+1555" + String.format(Locale.ROOT, "%07d", 200 + number));
  }

  List<Agent> all() {
    return List.copyOf(byId.values());
  }

  Optional<Agent> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** An agent who can be spoken of without asking which. */
  Agent any(long number) {
    return all().get((int) (number % byId.size()));
  }
}
