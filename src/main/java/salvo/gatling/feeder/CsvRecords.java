package salvo.gatling.feeder;

import io.gatling.core.feeder.SeparatedValuesParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.Map;
import scala.jdk.javaapi.CollectionConverters;

/** Records of a CSV file, whose first row names their fields. */
final class CsvRecords implements RecordFormat {

  /** What Gatling's parser reads at most; beyond it a quotation mark is most likely not closed. */
  private static final int LONGEST_BYTES = 8_000_000;

  private final Function1<ReadableByteChannel, Iterator<Map<String, String>>> parser =
      SeparatedValuesParser.feederFactory(
          SeparatedValuesParser.CommaSeparator(),
          SeparatedValuesParser.DefaultQuoteChar(),
          StandardCharsets.UTF_8);
  private byte[] header = {};

  @Override
  public void find(FileBytes file, int leastBytes, Consumer<Block> found) throws IOException {
    CsvRowEnds rows = new CsvRowEnds(file.stream());
    long size = file.size();
    long first = 0;
    long start = rows.next();
    header = file.at(0, Block.length(0, start, LONGEST_BYTES));
    long row = start;
    int records = 0;
    for (long end = rows.next(); end >= 0; end = rows.next()) {
      Block.length(row, end, LONGEST_BYTES);
      row = end;
      records += rows.isBlank() ? 0 : 1;
      if (end - start >= leastBytes || end == size) {
        found.accept(new Block(start, (int) (end - start), first, records));
        first += records;
        records = 0;
        start = end;
      }
    }
  }

  @Override
  public List<Map<String, Object>> records(byte[] block) {
    var bytes =
        new SequenceInputStream(new ByteArrayInputStream(header), new ByteArrayInputStream(block));
    List<Map<String, Object>> records = new ArrayList<>();
    CollectionConverters.asJava(parser.apply(Channels.newChannel(bytes)))
        .forEachRemaining(record -> records.add(values(record)));
    return records;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<String, Object> values(Map<String, String> record) {
    return (Map) record;
  }
}
