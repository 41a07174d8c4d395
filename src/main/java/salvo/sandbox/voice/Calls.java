package salvo.sandbox.voice;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.http.Environment;
import salvo.sandbox.voice.VoiceCall.Order;

/**
 * The latest calls, newest first; the oldest make room for new ones. Some have been held before the
 * sandbox started. For the event loop only.
 */
final class Calls {

  private static final int MAX_CALLS = 10_000;
  private static final int SEEDED = 30;
  private static final Duration AGE_OF_SEEDED = Duration.ofHours(1);
  private static final Duration LENGTH_OF_SEEDED = Duration.ofMinutes(2);

  /** An assumption: how long a phone rings before somebody answers. */
  private static final Percentiles ANSWER = new Percentiles(800, 2500, 4000, 8000);

  private final Environment environment;
  private final ServiceTime answer;
  private final Map<UUID, Long> numbers = new HashMap<>();
  private final NavigableMap<Long, VoiceCall> newestFirst =
      new TreeMap<>(Comparator.reverseOrder());
  private long created;
  private int active;

  Calls(Environment environment, Agents agents) {
    this.environment = environment;
    this.answer = environment.serviceTimes().of("call is answered", ANSWER);
    long began = nowMillis() - AGE_OF_SEEDED.toMillis();
    for (int n = 0; n < SEEDED; n++) {
      Agents.Agent agent = agents.any(n);
      Order order = new Order(agent.id(), "inbound", agent.phoneNumber(), "+15550100000", null);
      VoiceCall call = new VoiceCall(environment.ids().next(), order, began + n, 0);
      call.end(began + n + LENGTH_OF_SEEDED.toMillis());
      keep(call);
    }
  }

  VoiceCall start(Order order) {
    VoiceCall call =
        new VoiceCall(environment.ids().next(), order, nowMillis(), answer.nextMillis());
    active++;
    keep(call);
    return call;
  }

  private void keep(VoiceCall call) {
    created++;
    numbers.put(call.id(), created);
    newestFirst.put(created, call);
    if (newestFirst.size() > MAX_CALLS) {
      VoiceCall oldest = newestFirst.pollLastEntry().getValue();
      numbers.remove(oldest.id());
      active -= oldest.hasEnded() ? 0 : 1;
    }
  }

  void end(VoiceCall call) {
    call.end(nowMillis());
    active--;
  }

  Optional<VoiceCall> find(String id) {
    try {
      return Optional.ofNullable(numbers.get(UUID.fromString(id))).map(newestFirst::get);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  CallList list(int limit, int offset) {
    List<CallView> page =
        newestFirst.values().stream()
            .skip(offset)
            .limit(limit)
            .map(call -> CallView.of(call, nowMillis()))
            .toList();
    return new CallList(page, newestFirst.size(), limit, offset);
  }

  /** A page of calls as the API answers it. */
  record CallList(List<CallView> calls, int total, int limit, int offset) {}

  Overview overview() {
    return new Overview(created, active, created - active);
  }

  /** The figures of all calls as the API answers them. */
  record Overview(long totalCalls, int activeCalls, long completedCalls) {}

  long nowMillis() {
    return environment.clock().millis();
  }
}
