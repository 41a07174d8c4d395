package salvo.sandbox.jobs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A generation that was accepted, and where it stands. For the event loop only. */
final class Job {

  private final String id;
  private final GenerateRequest request;
  private final Instant createdAt;
  private final Fates.Fate fate;
  private JobStatus status = JobStatus.QUEUED;

  Job(String id, GenerateRequest request, Instant createdAt, Fates.Fate fate) {
    this.id = id;
    this.request = request;
    this.createdAt = createdAt;
    this.fate = fate;
  }

  String id() {
    return id;
  }

  GenerateRequest request() {
    return request;
  }

  Fates.Fate fate() {
    return fate;
  }

  JobStatus status() {
    return status;
  }

  void become(JobStatus next) {
    status = next;
  }

  /** What the callback and the status tell of it. */
  Map<String, Object> view() {
    boolean completed = status == JobStatus.COMPLETED;
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", id);
    view.put("createdAt", createdAt.toString());
    view.put("status", status.key());
    view.put("model", request.model());
    view.put("input", request.input());
    view.put("webhookUrl", request.webhook().toString());
    view.put("options", request.options());
    view.put("stream", true);
    view.put("outputUrl", completed ? "https://output.example.com/" + id + ".mp4" : null);
    view.put("localUrl", completed ? "/output/" + id + ".mp4" : null);
    view.put("outputWasabiUrl", null);
    view.put("error", status == JobStatus.FAILED ? "The generation failed" : null);
    return view;
  }
}
