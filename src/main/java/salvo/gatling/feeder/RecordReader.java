package salvo.gatling.feeder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import scala.collection.immutable.Map;

/** Reads any record of a file; the last block is kept. For one thread at a time. */
final class RecordReader implements AutoCloseable {

  private final RecordFile file;
  private final UnaryOperator<Map<String, Object>> conversion;
  private final FileBytes bytes;
  private Block block = new Block(0, 0, 0, 0);
  private List<Map<String, Object>> records = List.of();

  RecordReader(RecordFile file, UnaryOperator<Map<String, Object>> conversion) {
    this.file = file;
    this.conversion = conversion;
    try {
      this.bytes = new FileBytes(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The record of that number, from 0 on. */
  Map<String, Object> at(long number) {
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
