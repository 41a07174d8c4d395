package salvo.workload;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import salvo.text.DurationText;

/**
 * A small picture of the offered load for the start of a run: level over time, at most 72 columns
 * wide. Each column shows the highest level within it, so that no spike is too short to be seen.
 */
public final class LoadChart {

  private static final int WIDTH = 56;
  private static final int GUTTER = 8;
  private static final int ROWS = 6;
  private static final int STEPS_PER_ROW = 8;

  private final OfferedLoad load;
  private final InjectionProfile profile;
  private final Glyphs glyphs;

  private LoadChart(InjectionProfile profile, Glyphs glyphs) {
    this.load = OfferedLoad.of(profile);
    this.profile = profile;
    this.glyphs = glyphs;
  }

  /** The chart's lines, in block characters where the charset has them and in ASCII elsewhere. */
  public static List<String> draw(InjectionProfile profile, Charset charset) {
    boolean blocks = charset.canEncode() && charset.newEncoder().canEncode(Glyphs.BLOCKS.all());
    LoadChart chart = new LoadChart(profile, blocks ? Glyphs.BLOCKS : Glyphs.ASCII);
    return profile.tasksPerUser().isPresent() ? chart.amount() : chart.lines();
  }

  /** Users x requests have no shape over time: a sentence says more than a picture. */
  private List<String> amount() {
    return List.of(
        String.format(
            Locale.ROOT,
            "%d users at once, %d tasks each: %d tasks",
            profile.users(),
            profile.tasksPerUser().orElseThrow(),
            load.tasks().orElseThrow()));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(profile.model() == Model.OPEN ? "tasks started per second" : "users at work");
    int[] heights = heights();
    for (int row = ROWS - 1; row >= 0; row--) {
      lines.add(row(row, heights));
    }
    lines.add(label(0) + glyphs.corner() + glyphs.line().repeat(WIDTH));
    lines.add(timeLabels());
    return lines;
  }

  /** Height of each column in steps; a level above zero is at least one step high. */
  private int[] heights() {
    int[] heights = new int[WIDTH];
    for (int column = 0; column < WIDTH; column++) {
      double level = load.peakBetween(justAfter(column), justBefore(column + 1));
      long steps = Math.round(level / load.peak() * ROWS * STEPS_PER_ROW);
      heights[column] = level > 0 ? (int) Math.max(1, steps) : 0;
    }
    return heights;
  }

  /** The edges of a column are left out: a jump belongs to one side of its edge only. */
  private Duration justAfter(int column) {
    return time(column).plusNanos(1);
  }

  private Duration justBefore(int column) {
    return time(column).minusNanos(1);
  }

  private Duration time(int column) {
    return load.duration().multipliedBy(column).dividedBy(WIDTH);
  }

  private String row(int row, int[] heights) {
    boolean labelled = row == ROWS - 1 || row == ROWS / 2 - 1;
    StringBuilder line = new StringBuilder();
    line.append(labelled ? label(load.peak() * (row + 1) / ROWS) : " ".repeat(GUTTER));
    line.append(labelled ? glyphs.tick() : glyphs.axis());
    for (int height : heights) {
      int filled = Math.min(STEPS_PER_ROW, Math.max(0, height - row * STEPS_PER_ROW));
      line.append(glyphs.levels().charAt(filled));
    }
    return line.toString().stripTrailing();
  }

  private String timeLabels() {
    StringBuilder line = new StringBuilder(" ".repeat(GUTTER)).append("0");
    place(line, GUTTER + 1 + WIDTH / 2, DurationText.rounded(load.duration().dividedBy(2)));
    place(line, GUTTER + WIDTH, DurationText.rounded(load.duration()));
    return line.toString();
  }

  /** Puts a label so that it is centred on a column. */
  private static void place(StringBuilder line, int column, String label) {
    int start = column - label.length() / 2;
    line.append(" ".repeat(start - line.length())).append(label);
  }

  private static String label(double level) {
    boolean whole = level == Math.rint(level) || level >= 1000;
    return String.format(Locale.ROOT, whole ? "%7.0f " : "%7.1f ", level);
  }

  /** The characters of a chart; {@code levels} fill a cell from empty to full in nine steps. */
  private record Glyphs(String levels, String axis, String tick, String corner, String line) {

    static final Glyphs BLOCKS = new Glyphs(" ▁▂▃▄▅▆▇█", "│", "┤", "└", "─");
    static final Glyphs ASCII = new Glyphs(" ...::###", "|", "+", "+", "-");

    String all() {
      return levels + axis + tick + corner + line;
    }
  }
}
