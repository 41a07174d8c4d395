package salvo.sandbox.flows;

import java.util.List;
import java.util.Map;

/** What Aiexec answers to a run: for each input the outputs of the flow's last component. */
record RunAnswer(String sessionId, List<Outputs> outputs) {

  record Outputs(Map<String, String> inputs, List<Output> outputs) {}

  record Output(
      Map<String, Object> results,
      List<Message> messages,
      String componentDisplayName,
      String componentId) {}

  record Message(String message, String sender, String senderName, String sessionId, String type) {}

  static RunAnswer withoutOutputs(String sessionId) {
    return new RunAnswer(sessionId, List.of());
  }

  static RunAnswer to(String text, String sessionId) {
    return of(text, reply(text), sessionId);
  }

  /** The same where the flow has said more. */
  static RunAnswer of(String text, String reply, String sessionId) {
    Message message = new Message(reply, "Machine", "AI", sessionId, "text");
    Map<String, Object> results = Map.of("message", Map.of("text", reply, "sender", "Machine"));
    Output output = new Output(results, List.of(message), "Chat Output", "ChatOutput-1");
    return new RunAnswer(
        sessionId, List.of(new Outputs(Map.of("input_value", text), List.of(output))));
  }

  /** A reply that tells which message it answers. */
  static String reply(String text) {
    return "You wrote " + text.codePointCount(0, text.length()) + " characters.";
  }
}
