package salvo.gatling.feeder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.UnaryOperator;
import scala.collection.AbstractIterator;
import scala.collection.immutable.Map;

/** What users get of a file, one record after the other; the last block is kept. */
final class RecordFeed extends AbstractIterator<Map<String, Object>> implements AutoCloseable {

  private final RecordFile file;
  private final PrimitiveIterator.OfLong numbers;
  private final UnaryOperator<Map<String, Object>> conversion;
  private final FileBytes bytes;
  private Block block = new Block(0, 0, 0, 0);
  private List<Map<String, Object>> records = List.of();

  RecordFeed(RecordFile file, RecordOrder order, UnaryOperator<Map<String, Object>> conversion) {
    this.file = file;
    this.numbers = order.numbers(file.count());
    this.conversion = conversion;
    try {
      this.bytes = new FileBytes(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasNext() {
    return numbers.hasNext();
  }

  @Override
  public Map<String, Object> next() {
    long number = numbers.nextLong();
    Block its = file.block(number);
    if (!its.equals(block)) {
      read(its);
    }
    return conversion.apply(records.get((int) (number - its.first())));
  }

  private void read(Block its) {
    try {
      records = file.format().records(bytes.at(its.start(), its.bytes()));
      block = its;
    } catch (IOException e) {
      throw new UncheckedIOException("The feeder " + file.path() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
