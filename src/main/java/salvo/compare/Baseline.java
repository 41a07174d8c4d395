package salvo.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import salvo.compare.Comparison.Difference;
import salvo.compare.block.BlockAlignment;
import salvo.compare.block.UnusableRunException;

/** A run that was kept under a name, to compare later ones with. */
public final class Baseline {

  /** Where they are, in the working directory. */
  public static final Path FOLDER = Path.of("baselines");

  private static final String ENDING = ".json";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private Baseline() {}

  /**
   * Where a baseline is: a name stands for a file in the folder {@code baselines} of the working
   * directory, anything that ends in {@code .json} for that file.
   *
   * @throws UnusableRunException when it is neither
   */
  public static Path file(String name) {
    if (name.endsWith(ENDING)) {
      return Path.of(name);
    }
    if (!NAME.matcher(name).matches()) {
      throw new UnusableRunException(
          "\""
              + name
              + "\" is not a baseline name: use letters, digits, ., - and _, or a file that ends"
              + " in "
              + ENDING
              + ".");
    }
    return FOLDER.resolve(name + ENDING);
  }

  /**
   * Reads one.
   *
   * @throws UnusableRunException when the file is missing, damaged or something else
   */
  public static MeasuredRun read(Path file) throws IOException {
    return BaselineFile.read(file);
  }

  /** Keeps a run; a file that is there stays whole until the new one is. */
  public static void write(MeasuredRun run, Path file) throws IOException {
    BaselineFile.write(run, file);
  }

  /**
   * Both added up, block by block.
   *
   * @throws UnusableRunException when they are not comparable, of different length, or the same
   */
  public static MeasuredRun plus(MeasuredRun baseline, MeasuredRun run) {
    run.ids().stream()
        .filter(baseline.ids()::contains)
        .findFirst()
        .ifPresent(
            id -> {
              throw new UnusableRunException(
                  id + " is already in " + baseline.source() + ": add another run.");
            });
    if (baseline.capacity().isPresent() || run.capacity().isPresent()) {
      throw new UnusableRunException(
          "A search for a capacity is not added to another. Replace the baseline: salvo baseline"
              + " save --replace.");
    }
    List<Difference> obstacles = Comparisons.obstacles(baseline, run);
    if (!obstacles.isEmpty()) {
      throw new UnusableRunException(
          run.source()
              + " cannot be added to "
              + baseline.source()
              + ":\n"
              + Comparisons.lines(obstacles)
              + "Add a run that shares these, or replace the baseline: salvo baseline save"
              + " --replace.");
    }
    return sum(baseline, run);
  }

  private static MeasuredRun sum(MeasuredRun baseline, MeasuredRun run) {
    BlockAlignment both = BlockAlignment.of(baseline.blocks(), run.blocks());
    if (!both.aligned()) {
      throw new UnusableRunException(
          run.source()
              + " cannot be added to "
              + baseline.source()
              + ": their lengths differ. Add a run of the same length.");
    }
    return new MeasuredRun(
            baseline.source(),
            Stream.of(baseline.ids(), run.ids()).flatMap(List::stream).toList(),
            baseline.start().isBefore(run.start()) ? baseline.start() : run.start(),
            baseline.fingerprint(),
            Optional.empty(),
            both.base().plus(both.candidate()),
            Optional.empty())
        .with(baseline.unjudged().plus(run.unjudged()));
  }
}
