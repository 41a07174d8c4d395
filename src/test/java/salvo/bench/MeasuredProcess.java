package salvo.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM of its own takes from its start to its end. Processor time and memory are looked at
 * every few ms, so that the last moments of it may be missing.
 *
 * @param wallSeconds from start to end
 * @param processorSeconds of all cores, the compiler's and the collector's threads included
 * @param peakHeapMegabytes the most heap in use when a collection began
 * @param liveHeapMegabytes the most heap in use after a collection
 * @param residentMegabytes the most memory of the process
 */
record MeasuredProcess(
    double wallSeconds,
    double processorSeconds,
    long peakHeapMegabytes,
    long liveHeapMegabytes,
    long residentMegabytes) {

  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");
  private static final long SAMPLE_MILLIS = 10;

  /**
   * Runs it to its end, which has to be a good one.
   *
   * @param within a folder for its console and its log of collections
   * @param good the exit codes of a good end
   * @param options the variable of the environment that its JVM takes options from, beside ours
   * @param command the process itself, not one that starts it
   */
  static MeasuredProcess run(Path within, Set<Integer> good, String options, List<String> command)
      throws Exception {
    Path folder = Files.createTempDirectory(within, "process");
    Path collections = folder.resolve("gc.txt");
    File console = folder.resolve("console.txt").toFile();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .merge(options, "-Xlog:gc:file=" + collections, (own, ours) -> own + " " + ours);
    long start = System.nanoTime();
    Process process = builder.redirectErrorStream(true).redirectOutput(console).start();
    Duration processor = Duration.ZERO;
    long resident = 0;
    while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
      processor = process.info().totalCpuDuration().orElse(processor);
      resident = Math.max(resident, residentKilobytes(process.pid()));
    }
    double wall = (System.nanoTime() - start) / 1e9;
    if (!good.contains(process.exitValue())) {
      throw new IllegalStateException(
          command
              + " ended with "
              + process.exitValue()
              + ": "
              + Files.readString(console.toPath()));
    }
    return new MeasuredProcess(
        wall,
        processor.toMillis() / 1e3,
        heap(collections, 1),
        heap(collections, 2),
        resident / 1024);
  }

  private static long heap(Path collections, int group) throws IOException {
    return Files.readAllLines(collections).stream()
        .map(COLLECTION::matcher)
        .filter(Matcher::find)
        .mapToLong(matcher -> Long.parseLong(matcher.group(group)))
        .max()
        .orElse(0);
  }

  /** The most so far; 0 when the process has just ended. */
  private static long residentKilobytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
