package salvo.gatling.feeder;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import scala.collection.immutable.Map;

/** How a file holds records. What a block means is left to Gatling's own parser. */
interface RecordFormat {

  /**
   * Finds all records, in blocks of at least so many bytes but for the last.
   *
   * @throws IOException when the file breaks its format
   */
  void find(FileBytes file, int leastBytes, Consumer<Block> found) throws IOException;

  /** The records of a block. */
  List<Map<String, Object>> records(byte[] block);
}
