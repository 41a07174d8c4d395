package salvo.sandbox.flows;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import salvo.sandbox.engine.Generation;
import salvo.sandbox.http.Json;
import salvo.sandbox.http.Outlet;
import salvo.sandbox.http.Streamed;

/**
 * A run of a flow whose answer comes token by token: an event in JSON on each line, an empty line
 * between them, as Langflow does. The same for the same message.
 */
final class FlowStream implements Streamed, Generation {

  private static final List<String> WORDS =
      List.of("so", "that", "it", "can", "be", "read", "while", "the", "flow", "goes", "on");
  private static final int FEWEST = 10;
  private static final int MOST = 60;

  /** What the components before the model take, in words. */
  private static final int COMPONENTS = 200;

  private static final int CHARS_PER_WORD = 5;

  private final String message;
  private final Result result;
  private final Consumer<FlowStream> begin;
  private final List<String> tokens = new ArrayList<>();
  private Outlet outlet;
  private int next;
  private boolean isOver;

  /** What the last event has. */
  @FunctionalInterface
  interface Result {
    /**
     * @param reply all that the flow has said
     * @return its name and its data
     */
    Map.Entry<String, Object> of(String reply);
  }

  /**
   * @param begin starts to make it
   */
  FlowStream(String message, Result result, Consumer<FlowStream> begin) {
    this.message = message;
    this.result = result;
    this.begin = begin;
    tokens.addAll(List.of(RunAnswer.reply(message).split("(?<= )")));
    SplittableRandom random = new SplittableRandom(message.hashCode());
    for (int i = FEWEST + random.nextInt(MOST - FEWEST); i > 0; i--) {
      tokens.add(" " + WORDS.get(random.nextInt(WORDS.size())));
    }
  }

  @Override
  public int toRead() {
    return COMPONENTS + message.length() / CHARS_PER_WORD;
  }

  @Override
  public boolean isOver() {
    return isOver;
  }

  @Override
  public void begin(Outlet to) {
    outlet = to;
    send("add_message", Map.of("text", message, "sender", "User", "error", false));
    begin.accept(this);
  }

  @Override
  public void abandoned() {
    isOver = true;
  }

  @Override
  public void step() {
    if (isOver) {
      return;
    }
    if (next < tokens.size()) {
      send("token", Map.of("chunk", tokens.get(next), "id", "1"));
      next++;
      return;
    }
    isOver = true;
    Map.Entry<String, Object> last = result.of(String.join("", tokens));
    send(last.getKey(), last.getValue());
    outlet.end(() -> {});
  }

  private void send(String event, Object data) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("event", event);
    line.put("data", data);
    outlet.write(Buffer.buffer(Json.bytes(line)).appendString("\n\n"), at -> {});
  }
}
