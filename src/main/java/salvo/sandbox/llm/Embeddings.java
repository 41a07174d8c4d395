package salvo.sandbox.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.behaviour.ServiceTimes;
import salvo.sandbox.engine.ModelRequest;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Reply;

/**
 * Texts as vectors, the same for the same text. No published times: about 12 ms, and 0.02 ms for
 * each word.
 */
final class Embeddings {

  private static final int MOST_TEXTS = 2_048;
  private static final int MOST_DIMENSIONS = 4_096;
  private static final int DIMENSIONS = 256;
  private static final double MILLIS_PER_WORD = 0.02;

  private final ServiceTime call;
  private final ServiceTime word;

  Embeddings(ServiceTimes times) {
    this.call = times.of("llm embeddings", new Percentiles(12, 20, 40, 100));
    this.word = times.always(MILLIS_PER_WORD);
  }

  Reply embed(Call call) {
    JsonNode body = call.json();
    String model = ModelRequest.model(body, Quirk.class);
    int dimensions = body.path("dimensions").asInt(DIMENSIONS);
    ModelRequest.check(
        dimensions >= 1 && dimensions <= MOST_DIMENSIONS,
        "dimensions must be from 1 to " + MOST_DIMENSIONS,
        "dimensions");
    List<String> texts = texts(body.path("input"));
    if (Quirk.of(model).contains(Quirk.REFUSED)) {
      throw ModelRequest.tooMany();
    }
    int words = texts.stream().mapToInt(LlmRequest::words).sum();
    return Reply.json(200, () -> answer(model, texts, dimensions, words))
        .after(this.call.nextMillis() + words * word.nextMillis());
  }

  private static List<String> texts(JsonNode input) {
    List<String> texts = new ArrayList<>();
    if (input.isTextual()) {
      texts.add(input.asText());
    } else {
      input.forEach(it -> texts.add(it.asText()));
    }
    ModelRequest.check(
        !texts.isEmpty() && texts.size() <= MOST_TEXTS && texts.stream().noneMatch(String::isBlank),
        "input must be a text or from 1 to " + MOST_TEXTS + " of them, none of them empty",
        "input");
    return texts;
  }

  private static Map<String, Object> answer(
      String model, List<String> texts, int dimensions, int words) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("object", "list");
    answer.put(
        "data",
        IntStream.range(0, texts.size()).mapToObj(i -> one(i, texts.get(i), dimensions)).toList());
    answer.put("model", model);
    answer.put("usage", Map.of("prompt_tokens", words, "total_tokens", words));
    return answer;
  }

  private static Map<String, Object> one(int index, String text, int dimensions) {
    SplittableRandom random = new SplittableRandom(text.hashCode());
    double[] vector = random.doubles(dimensions, -1, 1).map(Embeddings::rounded).toArray();
    return Map.of("object", "embedding", "index", index, "embedding", vector);
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
