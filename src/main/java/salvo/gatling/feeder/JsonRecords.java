package salvo.gatling.feeder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatling.core.Predef;
import io.gatling.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import scala.collection.immutable.Map;

/** Records of a JSON file: the objects of its array. */
final class JsonRecords implements RecordFormat {

  private static final int LONGEST_BYTES = 64_000_000;

  @Override
  public void find(FileBytes file, int leastBytes, Consumer<Block> found) throws IOException {
    try (JsonParser json = JsonMapper.builder().build().createParser(file.stream())) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("it is not an array of objects");
      }
      find(json, leastBytes, found);
    }
  }

  private static void find(JsonParser json, int leastBytes, Consumer<Block> found)
      throws IOException {
    long start = 0;
    long end = 0;
    long first = 0;
    int records = 0;
    for (JsonToken it = json.nextToken(); it != JsonToken.END_ARRAY; it = json.nextToken()) {
      if (it == JsonToken.START_OBJECT) {
        long record = json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        end = json.currentLocation().getByteOffset();
        Block.length(record, end, LONGEST_BYTES);
        start = records == 0 ? record : start;
        records++;
      } else {
        json.skipChildren();
      }
      if (records > 0 && end - start >= leastBytes) {
        found.accept(new Block(start, (int) (end - start), first, records));
        first += records;
        records = 0;
      }
    }
    if (records > 0) {
      found.accept(new Block(start, (int) (end - start), first, records));
    }
  }

  @Override
  public List<Map<String, Object>> records(byte[] block) {
    String array = "[" + new String(block, StandardCharsets.UTF_8) + "]";
    List<Map<String, Object>> records = new ArrayList<>();
    for (JsonNode node : Predef.defaultJsonParsers().parse(array)) {
      if (node.isObject()) {
        records.add(values(Json.asScala(node)));
      }
    }
    return records;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> values(Object record) {
    return (Map<String, Object>) record;
  }
}
