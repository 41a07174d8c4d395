package salvo.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorCluster;
import salvo.analysis.errors.ErrorSample;
import salvo.analysis.errors.ErrorSample.Header;
import salvo.report.RunReport;
import salvo.stats.RunStats;
import salvo.text.Quantity;

/** The causes of failures, each with samples of it to unfold. */
final class HtmlErrors {

  private HtmlErrors() {}

  /**
   * A cause.
   *
   * @param part its number among the packed counts; below 0 where it has none
   */
  record Cause(ErrorCluster cluster, List<Sample> samples, int part) {}

  /**
   * A failure.
   *
   * @param status as a reader of the summary sees it
   */
  record Sample(ErrorSample failure, String status, List<Block> blocks) {

    /** How long it took. */
    public long millis() {
      return failure.endMillis() - failure.startMillis();
    }
  }

  /** Lines under a title. */
  record Block(String title, List<String> lines) {}

  static List<Cause> of(RunReport report) {
    return report.errors().stream()
        .map(it -> new Cause(it, samples(report, it), part(report.stats(), it)))
        .toList();
  }

  /** They come after those of the requests. */
  private static int part(RunStats stats, ErrorCluster cluster) {
    int place = List.copyOf(stats.failures().keySet()).indexOf(cluster.cause());
    return place < 0 ? -1 : stats.grouped().size() + place;
  }

  private static List<Sample> samples(RunReport report, ErrorCluster cluster) {
    return report.samples().stream()
        .filter(it -> it.cause().equals(cluster.cause()))
        .map(HtmlErrors::sample)
        .toList();
  }

  private static Sample sample(ErrorSample sample) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block("Failure", List.of(sample.message())));
    sample.sent().ifPresent(it -> blocks.add(new Block("Request", sent(it))));
    sample.answered().ifPresent(it -> blocks.add(new Block("Answer", answered(it))));
    if (!sample.log().isEmpty()) {
      blocks.add(new Block("Log of the target", sample.log()));
    }
    String status = sample.status() == 0 ? "no status" : "status " + sample.status();
    return new Sample(sample, status, blocks);
  }

  private static List<String> sent(ErrorSample.Sent sent) {
    return lines(sent.method() + " " + sent.url(), sent.headers(), sent.body());
  }

  private static List<String> answered(ErrorSample.Answered answered) {
    return lines(
        answered.status() == 0 ? "message" : String.valueOf(answered.status()),
        answered.headers(),
        answered.body());
  }

  private static List<String> lines(String first, List<Header> headers, ErrorSample.Body body) {
    Stream<String> head =
        Stream.concat(Stream.of(first), headers.stream().map(it -> it.name() + ": " + it.value()));
    Stream<String> content = Stream.concat(body.text().lines(), rest(body));
    return Stream.concat(head, Stream.concat(Stream.of(""), content)).toList();
  }

  private static Stream<String> rest(ErrorSample.Body body) {
    String size = body.bytes() < 0 ? "" : " of " + Quantity.count(body.bytes()) + " bytes";
    return switch (body.form()) {
      case WHOLE -> Stream.empty();
      case CUT -> Stream.of("(cut; a body" + size + ")");
      case BINARY -> Stream.of("(a body" + size + " that is not text)");
      case NOT_KEPT -> Stream.of("(a body" + size + " that was not kept)");
    };
  }
}
