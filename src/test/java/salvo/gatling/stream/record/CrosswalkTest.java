package salvo.gatling.stream.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.event.GapCounts;
import salvo.gatling.stream.Streams;
import salvo.report.Golden;

/**
 * One recorded stream by Salvo's own code, and by the definitions that four other tools have
 * published: the table of {@code docs/streams.md}.
 */
class CrosswalkTest {

  private static final Path PAGE = Path.of("docs/streams.md");
  private static final String BEGIN = "<!-- made by CrosswalkTest -->\n";
  private static final String END = "<!-- end -->\n";

  private static final int TOKENS = 200;

  /** When the target said that it began, and nothing of its answer yet. */
  private static final double ROLE_MILLIS = 200;

  /** When usage and the mark of the end came. */
  private static final double END_MILLIS = 4_990;

  /** A piece of content. */
  private record Piece(double millis, int tokens, boolean isReasoning) {}

  /** A tool's figures in ms; what it does not have is not a number. */
  private record Figures(
      double firstToken,
      double firstOutput,
      double perToken,
      double gapMedian,
      double longestGap,
      double whole) {}

  /** 40 tokens of reasoning, one by one, then 160 of output in pieces of four: 20 ms for each. */
  private static List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      pieces.add(new Piece(1_000 + 20 * i, 1, true));
    }
    for (int i = 1; i <= 40; i++) {
      pieces.add(new Piece(1_780 + 80 * i, 4, false));
    }
    return pieces;
  }

  @Test
  void shouldStandInTheDocumentationAsItIsComputed() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();

    assertThat(page).contains(BEGIN, END);
    Golden.assertEqual(
        PAGE, page.substring(0, begin) + table() + page.substring(page.indexOf(END)));
  }

  @Test
  void shouldDifferOnlyInWhatTheToolsDefineDifferently() {
    assertThat(salvo().perToken()).isEqualTo(3_980 / 199.0);
    assertThat(salvo().firstToken()).isEqualTo(guideLlm().firstToken());
    assertThat(vllm().firstToken()).isEqualTo(ROLE_MILLIS);
    assertThat(guideLlm().perToken()).isEqualTo(salvo().perToken());
    assertThat(inferencePerf().gapMedian()).isZero();
  }

  private static String table() {
    List<Figures> all = List.of(salvo(), vllm(), guideLlm(), aiPerf(), inferencePerf());
    return Stream.of(
            "| ms | Salvo | vLLM bench | GuideLLM | AIPerf | inference-perf |",
            "|---|---|---|---|---|---|",
            row("to the first token", all, Figures::firstToken),
            row("to the first output", all, Figures::firstOutput),
            row("per token", all, Figures::perToken),
            row("between pieces, median", all, Figures::gapMedian),
            row("between pieces, longest", all, Figures::longestGap),
            row("the whole", all, Figures::whole))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(String name, List<Figures> all, Function<Figures, Double> figure) {
    return all.stream()
        .map(figure)
        .map(it -> it.isNaN() ? "-" : String.format(Locale.ROOT, "%.1f", it))
        .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
  }

  private static Figures salvo() {
    RecordedStream stream = new RecordedStream(Streams.openAiChat());
    stream.event((int) ROLE_MILLIS, "{'choices':[{'delta':{'role':'assistant','content':''}}]}");
    for (Piece piece : pieces()) {
      String field = piece.isReasoning() ? "reasoning_content" : "content";
      stream.event((int) piece.millis(), "{'choices':[{'delta':{'" + field + "':'word '}}]}");
    }
    StreamRecord record =
        stream
            .event(
                (int) END_MILLIS,
                "{'choices':[],'usage':{'prompt_tokens':9,'completion_tokens':" + TOKENS + "}}")
            .event((int) END_MILLIS, "[DONE]")
            .end();
    List<Double> gaps = new ArrayList<>();
    record.gaps().each((bucket, times) -> gaps.addAll(Collections.nCopies(times, millis(bucket))));
    return new Figures(
        value(record.ttft()),
        value(record.ttfo()),
        value(record.tpot()),
        gaps.get(gaps.size() / 2),
        value(record.longestGap()),
        value(record.endToEnd()));
  }

  private static double millis(int bucket) {
    return GapCounts.nanos(bucket) / 1e6;
  }

  private static double value(OptionalDouble figure) {
    return figure.orElse(Double.NaN);
  }

  /** Any message with choices is a first token, the one with the role too; gaps are pooled. */
  private static Figures vllm() {
    double[] stamps = DoubleStream.concat(DoubleStream.of(ROLE_MILLIS), stamps(pieces())).toArray();
    double latency = stamps[stamps.length - 1];
    return new Figures(
        ROLE_MILLIS,
        Double.NaN,
        (latency - ROLE_MILLIS) / (TOKENS - 1),
        median(gaps(stamps)),
        longest(gaps(stamps)),
        latency);
  }

  /** What it calls ITL is the mean of an answer; what it calls TPOT has the first token in it. */
  private static Figures guideLlm() {
    double[] stamps = stamps(pieces()).toArray();
    double last = stamps[stamps.length - 1];
    return new Figures(
        stamps[0],
        firstOutput(),
        (last - stamps[0]) / (TOKENS - 1),
        Double.NaN,
        Double.NaN,
        END_MILLIS);
  }

  /** Its latency goes to the last response, which is that with the usage. */
  private static Figures aiPerf() {
    double[] stamps = stamps(pieces()).toArray();
    return new Figures(
        stamps[0],
        firstOutput(),
        (END_MILLIS - stamps[0]) / (TOKENS - 1),
        median(gaps(stamps)),
        longest(gaps(stamps)),
        END_MILLIS);
  }

  /** Each token has the instant of its piece, so that most gaps are 0. */
  private static Figures inferencePerf() {
    double[] stamps =
        pieces().stream()
            .flatMapToDouble(it -> DoubleStream.generate(it::millis).limit(it.tokens()))
            .toArray();
    double last = stamps[stamps.length - 1];
    return new Figures(
        stamps[0],
        Double.NaN,
        (last - stamps[0]) / (TOKENS - 1),
        median(gaps(stamps)),
        longest(gaps(stamps)),
        last);
  }

  private static DoubleStream stamps(List<Piece> pieces) {
    return pieces.stream().mapToDouble(Piece::millis);
  }

  private static double firstOutput() {
    return pieces().stream().filter(it -> !it.isReasoning()).findFirst().orElseThrow().millis();
  }

  private static double[] gaps(double[] stamps) {
    double[] gaps = new double[stamps.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = stamps[i + 1] - stamps[i];
    }
    return gaps;
  }

  private static double median(double[] gaps) {
    return DoubleStream.of(gaps).sorted().toArray()[gaps.length / 2];
  }

  private static double longest(double[] gaps) {
    return DoubleStream.of(gaps).max().orElseThrow();
  }
}
