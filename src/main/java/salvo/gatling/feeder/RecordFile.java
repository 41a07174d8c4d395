package salvo.gatling.feeder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The records of a file, CSV or JSON by its ending. Where its blocks stand is all that is kept of
 * it: at most 100,000 of them, however large it is.
 */
public final class RecordFile {

  private static final int LEAST_BLOCK_BYTES = 1 << 12;
  private static final int MOST_BLOCKS = 100_000;

  private final Path file;
  private final RecordFormat format;
  private final NavigableMap<Long, Block> blocks = new TreeMap<>();
  private long count;

  private RecordFile(Path file, RecordFormat format) {
    this.file = file;
    this.format = format;
  }

  /**
   * Reads it once, from its beginning to its end.
   *
   * @throws IOException when the file breaks its format
   */
  public static RecordFile of(Path file) throws IOException {
    return of(file, LEAST_BLOCK_BYTES);
  }

  static RecordFile of(Path file, int leastBlockBytes) throws IOException {
    boolean isJson = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    RecordFile records = new RecordFile(file, isJson ? new JsonRecords() : new CsvRecords());
    try (FileBytes bytes = new FileBytes(file)) {
      int blockBytes = (int) Math.max(leastBlockBytes, bytes.size() / MOST_BLOCKS);
      records.format.find(bytes, blockBytes, records::add);
    }
    return records;
  }

  private void add(Block block) {
    if (block.records() > 0) {
      blocks.put(block.first(), block);
      count += block.records();
    }
  }

  public long count() {
    return count;
  }

  Path path() {
    return file;
  }

  /** The block that holds the record of that number. */
  Block block(long number) {
    return blocks.floorEntry(number).getValue();
  }

  RecordFormat format() {
    return format;
  }
}
