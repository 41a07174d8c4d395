package salvo.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import salvo.gatling.validation.MadeSimulation;
import salvo.text.PlainJson;

/** What a simulation tells of itself which has more in its code than in the configuration. */
final class SampleContents {

  private static final String JSON =
      """
      {
        "userTypes": [
          {
            "name": "shopper", "weight": 3, "tasks": {"browse": 2, "buy": 1},
            "requests": {"browse": ["list products"], "buy": ["add to cart", "check out"]}
          },
          {"name": "clerk", "weight": 1, "tasks": {"stock": 1}, "requests": {"stock": ["list stock"]}}
        ],
        "requests": ["add to cart", "check out", "list products", "list stock"],
        "objectives": [
          {"scope": "global", "metric": "p95", "label": "p95", "bound": "at most 800 ms"},
          {"scope": "global", "metric": "errorRate", "label": "error rate", "bound": "at most 1 %"},
          {"scope": "check out", "metric": "p99", "label": "p99", "bound": "at most 2 s"}
        ]
      }
      """;

  private SampleContents() {}

  static MadeSimulation made(String className) {
    try {
      return new MadeSimulation(
          className,
          Optional.of("open: 10 tasks/s"),
          List.of(),
          List.of("Switched off by weight 0: guest."),
          Optional.of(PlainJson.MAPPER.readTree(JSON)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
