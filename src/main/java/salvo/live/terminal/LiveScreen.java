package salvo.live.terminal;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.Quantity.number;
import static salvo.text.Quantity.perSecond;
import static salvo.text.Quantity.share;
import static salvo.text.TextTable.Column.left;
import static salvo.text.TextTable.Column.right;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.analysis.errors.ErrorCluster;
import salvo.live.LiveFrame;
import salvo.live.LiveModel;
import salvo.live.LiveObjective;
import salvo.live.LivePercentiles;
import salvo.live.LivePhase;
import salvo.live.LiveResources;
import salvo.live.LiveRow;
import salvo.live.LiveState;
import salvo.text.DurationText;
import salvo.text.TerminalText;
import salvo.text.TextTable;

/** A frame as the lines of a terminal: 79 columns, and never more than 22 lines. */
final class LiveScreen {

  static final int COLUMNS = 79;

  private static final int LABEL = 13;
  private static final int CHART = COLUMNS - LABEL;
  private static final int BAR = 46;
  private static final int MOST_ENDPOINTS = 5;
  private static final int MOST_ERRORS = 2;
  private static final int MOST_FACTS = 5;
  private static final int MILLIS_PER_SECOND = 1_000;
  private static final String MISSED = "!";

  private final TerminalText text;
  private final Optional<URI> page;
  private final TextTable matrix;
  private final List<String> lines = new ArrayList<>();

  private LiveScreen(boolean ascii, Optional<URI> page) {
    this.text = new TerminalText(ascii);
    this.page = page;
    this.matrix =
        new TextTable(
            text, List.of(left(25), right(9), right(9), right(9), right(9), right(9), right(9)));
  }

  /**
   * @param ascii whether the terminal shows nothing but ASCII
   * @param page where more can be seen
   */
  static List<String> lines(LiveFrame frame, boolean ascii, Optional<URI> page) {
    LiveScreen screen = new LiveScreen(ascii, page);
    screen.head(frame.state());
    if (isAhead(frame.state())) {
      screen.line("", "Not measured. The figures begin with the load.");
      screen.lines.add("");
    } else {
      screen.figures(frame);
      screen.endpoints(frame.state());
      screen.errors(frame.state());
    }
    screen.foot(frame.state());
    return screen.lines;
  }

  private static boolean isAhead(LiveState state) {
    return state.progress().phase().compareTo(LivePhase.LOAD) < 0;
  }

  private void head(LiveState state) {
    LiveState.Progress progress = state.progress();
    String phase = progress.stopping() ? "stopping" : progress.phase().label();
    String time = (phase + "  " + time(state)).strip();
    lines.add(text.left(state.run().title(), COLUMNS - time.length() - 2) + "  " + time);
    lines.add((isAhead(state) ? countdown(progress) : bar(state)).stripTrailing());
    lines.add("");
  }

  private static String time(LiveState state) {
    LiveState.Progress progress = state.progress();
    if (isAhead(state)) {
      return DurationText.clock(progress.phaseMillis() / MILLIS_PER_SECOND);
    }
    long seconds = progress.elapsedMillis() / MILLIS_PER_SECOND;
    if (progress.elapsedMillis() == 0) {
      return "";
    }
    if (progress.leftMillis().isEmpty()) {
      return DurationText.clock(seconds);
    }
    return DurationText.clock(seconds)
        + " of "
        + DurationText.clock(state.run().load().toSeconds());
  }

  private String countdown(LiveState.Progress progress) {
    if (progress.phaseLeftMillis().isEmpty()) {
      return "";
    }
    long left = progress.phaseLeftMillis().getAsLong();
    String rest = left > 0 ? "about " + clockUp(left) + " left" : "nearly done";
    return bar(progress.phaseMillis(), progress.phaseMillis() + left) + "  " + rest;
  }

  private String bar(LiveState state) {
    LiveState.Progress progress = state.progress();
    if (progress.leftMillis().isEmpty()) {
      return "until every user has done its tasks";
    }
    long left = progress.leftMillis().getAsLong();
    long all = state.run().load().toMillis();
    String rest =
        left > 0 || progress.elapsedMillis() == 0
            ? clockUp(left) + " left"
            : "the last requests end";
    return bar(all - left, all) + "  " + (progress.phase() == LivePhase.LOAD ? rest : "");
  }

  private String bar(long over, long all) {
    int done = all == 0 ? BAR : (int) (BAR * over / all);
    String marks = text.ascii() ? "#." : "█░";
    return marks.substring(0, 1).repeat(done) + marks.substring(1).repeat(BAR - done);
  }

  private static String clockUp(long millis) {
    return DurationText.clock((millis + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND);
  }

  private void figures(LiveFrame frame) {
    LiveState.Figures figures = frame.state().figures();
    line(
        "Load",
        count(figures.users())
            + (figures.users() == 1 ? " user at work, " : " users at work, ")
            + number(figures.requestsPerSecond())
            + " requests/s now, "
            + number(figures.averagePerSecond())
            + " mean");
    String chart = LiveSparkline.of(frame.history(), CHART, text.ascii());
    if (!chart.isEmpty()) {
      lines.add(" ".repeat(LABEL) + chart);
    }
    line(
        "Requests",
        count(figures.requests())
            + ", failed "
            + count(figures.ko())
            + " ("
            + share(figures.errorRate())
            + ")");
    lines.add("");
    add(matrix.line("Since start, worst first", "Requests", "Rate", "Errors", "p50", "p95", "p99"));
  }

  private void endpoints(LiveState state) {
    LivePercentiles recent = state.figures().recent();
    row(state.rows().get(0));
    add(
        matrix.line(
            "  in the last " + LiveModel.WINDOW_SECONDS + " s",
            "",
            perSecond(state.figures().requestsPerSecond()),
            "",
            millis(recent.p50()),
            millis(recent.p95()),
            millis(recent.p99())));
    List<LiveRow> endpoints = state.rows().subList(1, state.rows().size());
    endpoints.stream().limit(MOST_ENDPOINTS).forEach(this::row);
    int more = Math.max(0, endpoints.size() - MOST_ENDPOINTS);
    int missed = state.objectives(LiveObjective.State.MISSED).size();
    line(
        "Objectives",
        state.objectives(LiveObjective.State.MET).size()
            + " met, "
            + missed
            + " missed"
            + (missed > 0 ? " (" + MISSED + "), " : ", ")
            + state.objectives(LiveObjective.State.UNDECIDED).size()
            + " undecided so far"
            + (more > 0 ? "; " + count(more) + " more endpoints" : ""));
  }

  private void row(LiveRow row) {
    boolean none = row.requests() == 0;
    add(
        matrix.line(
            row.subject(),
            count(row.requests()),
            none ? "-" : cell(row, "request rate", perSecond(row.requestsPerSecond())),
            none ? "-" : cell(row, "error rate", share(row.errorRate())),
            none ? "-" : cell(row, "p50", millis(row.times().p50())),
            none ? "-" : cell(row, "p95", millis(row.times().p95())),
            none ? "-" : cell(row, "p99", millis(row.times().p99()))));
  }

  private static String cell(LiveRow row, String metric, String value) {
    boolean missed =
        row.objective(metric).filter(it -> it.state() == LiveObjective.State.MISSED).isPresent();
    return missed ? value + MISSED : value;
  }

  private void add(String line) {
    lines.add(text.fit(line, COLUMNS).stripTrailing());
  }

  private void errors(LiveState state) {
    List<ErrorCluster> errors = state.errors();
    if (errors.isEmpty()) {
      line("Errors", "none");
    }
    for (int i = 0; i < Math.min(MOST_ERRORS, errors.size()); i++) {
      ErrorCluster it = errors.get(i);
      String endpoints = it.endpoints().isEmpty() ? "" : " at " + String.join(", ", it.endpoints());
      line(i == 0 ? "Errors" : "", count(it.count()) + "  " + it.cause() + endpoints);
    }
    more(errors.size() - MOST_ERRORS);
  }

  private void more(int left) {
    if (left > 0) {
      line("", "and " + count(left) + " more");
    }
  }

  private void foot(LiveState state) {
    if (!state.injectors().isEmpty()) {
      line("Injectors", injectors(state.injectors()));
    }
    state.resources().ifPresent(it -> line("Resources", resources(it)));
    facts(state.facts());
    lines.add("");
    page.ifPresent(it -> line("Live page", it.toString()));
    state
        .dial()
        .ifPresent(
            it -> line("Keys", it.locked().isEmpty() ? DialKeys.LINE : DialKeys.LOCKED_LINE));
  }

  private void facts(List<LiveState.Fact> facts) {
    for (int i = 0; i < Math.min(MOST_FACTS, facts.size()); i++) {
      line(i == 0 ? "Figures" : "", facts.get(i).name() + ": " + facts.get(i).text());
    }
    more(facts.size() - MOST_FACTS);
  }

  /** The worst of them; those that are lost have no say. */
  private static String injectors(List<LiveState.Injector> all) {
    List<LiveState.Injector> there = all.stream().filter(it -> !it.lost()).toList();
    return there.size()
        + " of "
        + all.size()
        + ", CPU up to "
        + share(there.stream().mapToDouble(LiveState.Injector::cpu).max().orElse(0))
        + ", delay up to "
        + millis(there.stream().mapToDouble(LiveState.Injector::delayMillis).max().orElse(0));
  }

  private static String resources(LiveResources it) {
    List<String> parts = new ArrayList<>();
    percent("CPU", it.cpu()).ifPresent(parts::add);
    percent("memory", it.memory()).ifPresent(parts::add);
    cores("injector", it.injectorCores()).ifPresent(parts::add);
    cores("target", it.targetCores()).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private static Optional<String> percent(String name, OptionalDouble share) {
    return share.isEmpty()
        ? Optional.empty()
        : Optional.of(name + " " + Math.round(share.getAsDouble() * 100) + " %");
  }

  private static Optional<String> cores(String name, OptionalDouble cores) {
    return cores.isEmpty()
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%s %.2f cores", name, cores.getAsDouble()));
  }

  private void line(String label, String value) {
    lines.add((text.left(label, LABEL) + text.fit(value, COLUMNS - LABEL)).stripTrailing());
  }
}
