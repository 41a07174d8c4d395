package salvo.sandbox.flows;

import java.util.Map;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.engine.Batch;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Reply;

/**
 * The model behind the flows of one system, where their answers are streamed. No published times.
 */
final class FlowEngine {

  private static final Batch.Costs COSTS =
      new Batch.Costs(new Percentiles(18, 21, 30, 80), 0.15, 0.25);

  private final Batch batch;

  /**
   * @param system each has sequences of its own
   */
  FlowEngine(Environment environment, String system) {
    this.batch = new Batch(environment.serviceTimes(), system, COSTS);
  }

  Reply run(String message, FlowStream.Result result) {
    return Reply.streamed(
        200,
        Map.of("Content-Type", "text/event-stream; charset=utf-8"),
        new FlowStream(message, result, batch::add));
  }
}
