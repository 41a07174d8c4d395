package salvo.imports.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.imports.format.ImportLog;
import salvo.imports.recorded.Address;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.RecordedCall.Wait;
import salvo.imports.recorded.StaticFiles;

/** Keeps the requests to one host that are load for it; the others are told. */
final class Sieve {

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  private static final int LONGEST_PATH = 8_192;

  private final ImportLog log;
  private final String host;
  private final boolean isSecure;
  private final Map<String, Wait> waits = new HashMap<>();

  private Sieve(ImportLog log, String origin) {
    this.log = log;
    this.host = host(origin);
    this.isSecure = origin.startsWith("https:");
  }

  /** Where the system is: what was asked for, or where most requests went; maybe empty. */
  static String origin(List<RecordedCall> calls, Optional<String> baseUrl) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (RecordedCall call : calls) {
      String origin = call.address().origin();
      if (!origin.isEmpty() && !isStatic(call)) {
        counts.merge(origin, 1, Integer::sum);
      }
    }
    Optional<String> asked = baseUrl.map(it -> Address.of(it).origin());
    if (asked.filter(counts::containsKey).isPresent()) {
      return asked.get();
    }
    String most = "";
    for (Map.Entry<String, Integer> it : counts.entrySet()) {
      most = it.getValue() > counts.getOrDefault(most, 0) ? it.getKey() : most;
    }
    String secure = most.replaceFirst("^http:", "https:");
    return counts.containsKey(secure) ? secure : most;
  }

  /** Those that are kept. */
  static List<RecordedCall> kept(List<RecordedCall> calls, String origin, ImportLog log) {
    Sieve sieve = new Sieve(log, origin);
    List<RecordedCall> kept = new ArrayList<>();
    calls.forEach(it -> sieve.keep(it).ifPresent(kept::add));
    return kept;
  }

  private Optional<RecordedCall> keep(RecordedCall call) {
    Optional<Wait> wait = call.before();
    if (waits.containsKey(call.task())) {
      Wait earlier = waits.remove(call.task());
      wait = Optional.of(wait.map(earlier::plus).orElse(earlier));
    }
    Optional<String> reason = reason(call);
    if (reason.isEmpty()) {
      return Optional.of(call.after(wait));
    }
    log.leftOut(call.place(), call.title(), reason.get());
    wait.ifPresent(it -> waits.put(call.task(), it));
    return Optional.empty();
  }

  private Optional<String> reason(RecordedCall call) {
    Address address = call.address();
    if (!address.origin().isEmpty() && !host(address.origin()).equals(host)) {
      return Optional.of("another host; --base-url " + address.origin() + " takes that one");
    }
    if (!METHODS.contains(call.method())) {
      return Optional.of("a method that no step sends");
    }
    if (isStatic(call)) {
      return Optional.of("a static file");
    }
    int status = call.answer().status();
    if (isSecure && address.origin().startsWith("http:") && status >= 300 && status < 400) {
      return Optional.of("sent on from http to https");
    }
    return address.path().length() > LONGEST_PATH
        ? Optional.of("a path of more than 8192 characters")
        : Optional.empty();
  }

  private static boolean isStatic(RecordedCall call) {
    return StaticFiles.isOne(call.method(), call.address().path(), call.answer().mediaType());
  }

  private static String host(String origin) {
    return origin.replaceFirst("^https?://", "");
  }
}
