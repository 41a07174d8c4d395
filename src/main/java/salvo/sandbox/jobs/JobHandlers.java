package salvo.sandbox.jobs;

import java.util.Map;
import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;

/** The calls of the jobs system: generate, read, cancel. */
final class JobHandlers {

  private static final int MOST_JOBS = 20_000;
  private static final int PODS = 4;

  private final Environment environment;
  private final ServiceTime generation;
  private final Fates fates;
  private final Webhooks webhooks;
  private final Jobs jobs;
  private long accepted;

  JobHandlers(Environment environment, ServiceTime generation, Fates fates, Webhooks webhooks) {
    this.environment = environment;
    this.generation = generation;
    this.fates = fates;
    this.webhooks = webhooks;
    this.jobs = new Jobs(MOST_JOBS, webhooks);
  }

  Reply generate(Call call) {
    GenerateRequest request = GenerateRequest.of(call, webhooks);
    String id = environment.ids().next().toString();
    double millis = generation.nextMillis();
    int position = jobs.unfinished();
    jobs.start(new Job(id, request, environment.clock().instant(), fates.next()), millis);
    String pod = "pod-" + (1 + accepted++ % PODS);
    String podUrl = "http://" + pod + ".example.com";
    return Reply.json(200, new Accepted(id, pod, position, Math.round(millis) / 1000.0, podUrl));
  }

  private record Accepted(
      String id, String podId, int queuePosition, double estimatedWaitTime, String podUrl) {}

  /** Tells where a job stands and, while it is not done, when to ask again. */
  Reply read(Call call) {
    Job job = find(call);
    Reply reply = Reply.json(200, job.view());
    return job.status().isFinal() ? reply : reply.withHeader("Retry-After", "1");
  }

  Reply cancel(Call call) {
    Job job = find(call);
    if (!jobs.cancel(job)) {
      throw notFound();
    }
    return Reply.json(200, Map.of("status", job.status().key(), "job_id", job.id()));
  }

  Reply health(Call call) {
    return Reply.json(200, Map.of("status", "healthy", "jobs", jobs.counts()));
  }

  private Job find(Call call) {
    return jobs.find(call.pathVariable("id")).orElseThrow(JobHandlers::notFound);
  }

  private static Refusal notFound() {
    return new Refusal(Reply.detail(404, "Job not found"));
  }
}
