package salvo.imports.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import salvo.config.steps.Placeholders;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.RecordedCall;

/**
 * Headers that stand once, for all requests of tasks: those that each of them has with one value,
 * and credentials that the sign-in brings.
 */
record CommonHeaders(Map<String, String> headers) {

  /**
   * Those of requests.
   *
   * @param signedIn names of what the sign-in saves
   */
  static CommonHeaders of(List<Linked> calls, Set<String> signedIn) {
    Map<String, String> common = new LinkedHashMap<>();
    for (Linked linked : calls) {
      for (Field header : linked.call().headers()) {
        if (isOfAll(header, calls) || isOfSignIn(header, signedIn)) {
          common.putIfAbsent(header.name(), header.value());
        }
      }
    }
    Map<String, String> once = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    once.putAll(common);
    return new CommonHeaders(once);
  }

  private static boolean isOfAll(Field header, List<Linked> calls) {
    Set<String> names = Placeholders.of(Stream.of(header.value()));
    return calls.size() > 1
        && names.isEmpty()
        && !header.name().equalsIgnoreCase("content-type")
        && calls.stream()
            .allMatch(
                it -> it.call().header(header.name()).filter(header.value()::equals).isPresent());
  }

  private static boolean isOfSignIn(Field header, Set<String> signedIn) {
    Set<String> names = Placeholders.of(Stream.of(header.value()));
    return !names.isEmpty() && signedIn.containsAll(names);
  }

  /** The request with those that are its own. */
  Linked without(Linked linked) {
    RecordedCall call = linked.call();
    return linked.with(
        call.with(
            call.headers().stream()
                .filter(it -> !it.value().equals(headers.get(it.name())))
                .toList()));
  }
}
