package salvo.monitor.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;

/**
 * {@code resources.csv} on a disk that may fail: a write that fails part way is repeated from where
 * the file was last whole, so that nothing is lost or doubled if the disk comes back.
 */
public final class CsvFile implements SampleFile {

  private final Path path;
  private final List<ResourceMetric> metrics;
  private RandomAccessFile file;
  private long wholeBytes;

  /** A file that is made by the first write. */
  public CsvFile(Path path, List<ResourceMetric> metrics) {
    this.path = path.toAbsolutePath();
    this.metrics = metrics;
  }

  @Override
  public void write(List<ResourceSample> samples) throws IOException {
    open();
    StringBuilder lines = new StringBuilder();
    samples.forEach(s -> lines.append(ResourceCsv.line(s)));
    append(lines.toString());
  }

  /** Cuts off what a failed write left behind. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      try (RandomAccessFile closing = file) {
        closing.setLength(wholeBytes);
      }
    }
  }

  private void open() throws IOException {
    if (file == null) {
      Files.createDirectories(path.getParent());
      file = new RandomAccessFile(path.toFile(), "rw");
      file.setLength(0);
    }
    if (wholeBytes == 0) {
      append(ResourceCsv.header(metrics));
    }
  }

  private void append(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    file.seek(wholeBytes);
    file.write(bytes);
    wholeBytes += bytes.length;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
