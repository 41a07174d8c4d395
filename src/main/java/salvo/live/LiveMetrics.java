package salvo.live;

import java.io.IOException;
import java.io.OutputStream;

/** The run's figures for other systems to scrape. */
public interface LiveMetrics {

  /** The format of what is written, for the header. */
  String contentType();

  /** Writes them as they are now; called by one thread at a time, which must not wait. */
  void write(OutputStream out) throws IOException;
}
