package salvo.monitor.file;

import java.io.IOException;
import java.util.List;
import salvo.monitor.sample.ResourceSample;

/** Where samples are written; its text names it. */
public interface SampleFile {

  /** Writes the samples, all of them or, where it fails, none. */
  void write(List<ResourceSample> samples) throws IOException;

  void close() throws IOException;
}
