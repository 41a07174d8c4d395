package salvo.gatling.feeder;

import java.io.IOException;
import java.util.PrimitiveIterator;
import scala.collection.AbstractIterator;
import scala.collection.immutable.Map;

/** What users get of a file, one record after the other. */
final class RecordFeed extends AbstractIterator<Map<String, Object>> implements AutoCloseable {

  private final PrimitiveIterator.OfLong numbers;
  private final RecordReader reader;

  /**
   * @param numbers of the records, in their order
   */
  RecordFeed(PrimitiveIterator.OfLong numbers, RecordReader reader) {
    this.numbers = numbers;
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    return numbers.hasNext();
  }

  @Override
  public Map<String, Object> next() {
    return reader.at(numbers.nextLong());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
