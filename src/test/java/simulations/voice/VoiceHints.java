package simulations.voice;

import java.util.List;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorHint;

/** What failures of the voice system mean. */
final class VoiceHints {

  static final List<ErrorHint> API =
      List.of(
          ErrorHint.ofStatus(
              401,
              "http 401",
              "Check apiKey, apiKeyHeader and organizationId, and whether the key expires during"
                  + " the run."));

  static final List<ErrorHint> ALL =
      Stream.of(API, DatabaseHints.ALL).flatMap(List::stream).toList();

  private VoiceHints() {}
}
