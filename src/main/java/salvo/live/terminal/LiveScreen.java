package salvo.live.terminal;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.Quantity.number;
import static salvo.text.Quantity.share;

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
import salvo.live.LiveState;
import salvo.text.DurationText;
import salvo.text.TerminalText;

/** A frame as the lines of a terminal: 79 columns, and never more than 22 lines. */
final class LiveScreen {

  static final int COLUMNS = 79;

  private static final int LABEL = 13;
  private static final int CHART = COLUMNS - LABEL;
  private static final int BAR = 46;
  private static final int MOST_MISSED = 3;
  private static final int MOST_ERRORS = 3;
  private static final int MILLIS_PER_SECOND = 1_000;

  private final TerminalText text;
  private final Optional<URI> page;
  private final List<String> lines = new ArrayList<>();

  private LiveScreen(boolean ascii, Optional<URI> page) {
    this.text = new TerminalText(ascii);
    this.page = page;
  }

  /**
   * @param ascii whether the terminal shows nothing but ASCII
   * @param page where more can be seen
   */
  static List<String> lines(LiveFrame frame, boolean ascii, Optional<URI> page) {
    LiveScreen screen = new LiveScreen(ascii, page);
    screen.head(frame.state());
    screen.figures(frame);
    screen.objectives(frame.state());
    screen.errors(frame.state());
    screen.foot(frame.state());
    return screen.lines;
  }

  private void head(LiveState state) {
    LiveState.Progress progress = state.progress();
    String phase = progress.stopping() ? "stopping" : progress.phase().label();
    String time = (phase + "  " + time(state)).strip();
    lines.add(text.left(state.run().title(), COLUMNS - time.length() - 2) + "  " + time);
    lines.add(bar(state).stripTrailing());
    lines.add("");
  }

  private static String time(LiveState state) {
    LiveState.Progress progress = state.progress();
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

  private String bar(LiveState state) {
    LiveState.Progress progress = state.progress();
    if (progress.leftMillis().isEmpty()) {
      return "until every user has done its tasks";
    }
    long left = progress.leftMillis().getAsLong();
    long all = state.run().load().toMillis();
    int done = (int) (BAR * (all - left) / all);
    String marks = text.ascii() ? "#." : "█░";
    String rest =
        left > 0 || progress.elapsedMillis() == 0
            ? DurationText.clock((left + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND) + " left"
            : "the last requests end";
    return marks.substring(0, 1).repeat(done)
        + marks.substring(1).repeat(BAR - done)
        + "  "
        + (progress.phase() == LivePhase.LOAD ? rest : "");
  }

  private void figures(LiveFrame frame) {
    LiveState.Figures figures = frame.state().figures();
    line("Users", count(figures.users()));
    line(
        "Requests",
        count(figures.requests())
            + ", failed "
            + count(figures.ko())
            + " ("
            + share(figures.errorRate())
            + ")");
    line(
        "Per second",
        number(figures.requestsPerSecond())
            + " now, "
            + number(figures.averagePerSecond())
            + " mean");
    String chart = LiveSparkline.of(frame.history(), CHART, text.ascii());
    if (!chart.isEmpty()) {
      lines.add(" ".repeat(LABEL) + chart);
    }
    line("Times", "last " + LiveModel.WINDOW_SECONDS + " s    " + times(figures.recent()));
    line("", "since start  " + times(figures.sinceStart()));
    lines.add("");
  }

  private String times(LivePercentiles times) {
    return "p50 "
        + text.left(millis(times.p50()), 9)
        + " p95 "
        + text.left(millis(times.p95()), 9)
        + " p99 "
        + millis(times.p99());
  }

  private void objectives(LiveState state) {
    List<LiveObjective> missed = state.objectives(LiveObjective.State.MISSED);
    int met = state.objectives(LiveObjective.State.MET).size();
    int open = state.objectives(LiveObjective.State.OPEN).size();
    line("Objectives", met + " met, " + missed.size() + " missed, " + open + " open so far");
    missed.stream().limit(MOST_MISSED).forEach(it -> line("", it.line()));
    more(missed.size() - MOST_MISSED);
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
    lines.add("");
    page.ifPresent(it -> line("Live page", it.toString()));
    state
        .dial()
        .ifPresent(
            it -> line("Keys", it.locked().isEmpty() ? DialKeys.LINE : DialKeys.LOCKED_LINE));
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
