package salvo.monitor;

import java.io.IOException;
import java.util.List;

/** Where samples are written; its text names it. */
interface SampleFile {

  /** Writes the samples, all of them or, where it fails, none. */
  void write(List<ResourceSample> samples) throws IOException;

  void close() throws IOException;
}
