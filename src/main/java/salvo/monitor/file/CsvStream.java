package salvo.monitor.file;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;

/** Samples as CSV to a stream that cannot be taken back, such as standard output. */
public final class CsvStream implements SampleFile {

  private final PrintWriter out;

  public CsvStream(PrintWriter out, List<ResourceMetric> metrics) {
    this.out = out;
    out.print(ResourceCsv.header(metrics));
    out.flush();
  }

  @Override
  public void write(List<ResourceSample> samples) throws IOException {
    samples.forEach(sample -> out.print(ResourceCsv.line(sample)));
    if (out.checkError()) {
      throw new IOException("nobody reads it any more");
    }
  }

  @Override
  public void close() {
    out.flush();
  }

  @Override
  public String toString() {
    return "standard output";
  }
}
