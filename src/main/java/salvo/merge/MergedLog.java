package salvo.merge;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import salvo.event.log.LogEnd;
import salvo.event.log.RunHeader;

/**
 * What a merge has written.
 *
 * @param log the merged log
 * @param parts how far each log could be read, in the order given
 * @param warnings what a reader of the merged log should know, a sentence each; those of logs that
 *     were cut off are added
 * @param told whether its events were told while it was written
 */
public record MergedLog(
    Path log, RunHeader header, List<Part> parts, List<String> warnings, boolean told) {

  public MergedLog {
    parts = List.copyOf(parts);
    warnings = Stream.concat(warnings.stream(), cutOff(parts)).toList();
  }

  /**
   * One of the logs that were merged, and how its reading ended.
   *
   * @param events those that were merged: all, but for groups that were not measured
   */
  public record Part(InjectorLog log, LogEnd end, long events) {}

  /** The number of records after the header. */
  public long events() {
    return parts.stream().mapToLong(Part::events).sum();
  }

  private static Stream<String> cutOff(List<Part> parts) {
    return parts.stream()
        .filter(part -> !part.end().whole())
        .map(
            part ->
                String.format(
                    Locale.ROOT,
                    "%s is not whole: %s. Its first %,d events were merged.",
                    part.log().path(),
                    part.end().reason(),
                    part.end().events()));
  }
}
