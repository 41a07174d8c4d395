package salvo.gatling.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import salvo.event.RunEvent;
import salvo.text.PlainJson;
import salvo.text.WholeFile;

/** What a trial has done, as a file for programs; secrets are masked before they get here. */
final class TrialRecord {

  private final Optional<Path> file;
  private final ObjectNode json = PlainJson.MAPPER.createObjectNode();
  private int problems;

  TrialRecord(Optional<Path> file) {
    this.file = file;
    json.putArray("requests");
    json.putArray("problems");
  }

  void ended(
      List<String> task,
      RunEvent.Request request,
      String message,
      Set<String> edit,
      Optional<ObjectNode> exchange) {
    if (file.isEmpty()) {
      return;
    }
    problems += request.ok() ? 0 : 1;
    ObjectNode one = json.withArray("/requests").addObject();
    task.forEach(one.putArray("task")::add);
    one.put("name", request.name()).put("ok", request.ok());
    one.put("status", request.status() == 0 ? null : Integer.valueOf(request.status()));
    one.put("millis", request.responseTimeMillis());
    one.put("message", message.isEmpty() ? null : message);
    edit.forEach(one.putArray("edit")::add);
    exchange.ifPresent(one::setAll);
  }

  /** Something else that failed. */
  void problem(String sentence) {
    problems++;
    json.withArray("/problems").add(sentence);
  }

  /** Writes the file, if there is one. */
  void end(int tasks, List<String> notSent, String problem) {
    if (file.isEmpty()) {
      return;
    }
    if (!problem.isEmpty()) {
      json.withArray("/problems").add(problem);
    }
    json.put("tasks", tasks).put("failures", problems);
    notSent.forEach(json.putArray("notSent")::add);
    try {
      WholeFile.write(file.get(), json + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("The record of the trial could not be written", e);
    }
  }
}
