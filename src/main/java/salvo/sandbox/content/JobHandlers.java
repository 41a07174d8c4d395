package salvo.sandbox.content;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import salvo.sandbox.content.account.Access;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Reply;

/** Content jobs: create, list, read, update, delete; and content at once, without a job. */
final class JobHandlers {

  private static final int MAX_JOBS = 10_000;

  private final Environment environment;
  private final Access access;
  private final Generator jobGenerator;
  private final Generator directGenerator;
  private final Jobs jobs;

  JobHandlers(Environment environment, Access access) {
    this.environment = environment;
    this.access = access;
    ContentCache cache = new ContentCache();
    this.jobGenerator = new Generator(environment, "job", cache);
    this.directGenerator = new Generator(environment, "direct", cache);
    this.jobs = new Jobs(environment, MAX_JOBS);
  }

  Reply create(Call call) {
    ContentRequest request = ContentRequest.of(call);
    access.count(call, usage -> usage.countJob(request.tokens()));
    Job job = jobs.create(request, jobGenerator.start(request));
    JobView created = JobView.listed(job, nowMillis());
    return Reply.json(201, () -> created);
  }

  Reply list(Call call) {
    Input query = Input.query(call);
    int page = query.whole("page", 1, Integer.MAX_VALUE, 1);
    int pageSize = query.whole("page_size", 1, 100, 10);
    String status = query.oneOf("status", JobStatus.keys(), null);
    query.check();
    Jobs.Page listed = jobs.list(Optional.ofNullable(status).map(JobStatus::of), page, pageSize);
    JobList list = JobList.of(listed, page, pageSize, nowMillis());
    return Reply.json(200, () -> list);
  }

  /** A page of jobs as the API answers it. */
  private record JobList(List<JobView> jobs, int total, int page, int pageSize, int totalPages) {

    static JobList of(Jobs.Page listed, int page, int pageSize, long nowMillis) {
      List<JobView> views =
          listed.jobs().stream().map(job -> JobView.listed(job, nowMillis)).toList();
      int totalPages = (listed.total() + pageSize - 1) / pageSize;
      return new JobList(views, listed.total(), page, pageSize, totalPages);
    }
  }

  Reply read(Call call) {
    return find(call).map(this::reply).orElseGet(JobHandlers::notFound);
  }

  /** Sets the status; the other fields of an update are the worker's, and it is we who work. */
  Reply update(Call call) {
    Input input = Input.json(call);
    String status = input.oneOf("status", JobStatus.keys(), null);
    input.check();
    Optional<Job> job = find(call);
    if (status != null) {
      job.ifPresent(found -> jobs.override(found, JobStatus.of(status)));
    }
    return job.map(this::reply).orElseGet(JobHandlers::notFound);
  }

  Reply delete(Call call) {
    Optional<Job> job = find(call);
    job.ifPresent(jobs::remove);
    return job.map(deleted -> Reply.noContent()).orElseGet(JobHandlers::notFound);
  }

  Reply generate(Call call) {
    ContentRequest request = ContentRequest.of(call);
    access.count(call, usage -> usage.countGeneration(request.tokens()));
    Topic topic = Topic.of(request.syllabusText());
    return Reply.json(200, () -> Author.write(topic, request.format()))
        .after(directGenerator.start(request));
  }

  private Optional<Job> find(Call call) {
    Input path = Input.path(call, "id");
    UUID id = path.uuid("id");
    path.check();
    return jobs.find(id);
  }

  private Reply reply(Job job) {
    JobView found = JobView.listed(job, nowMillis());
    return Reply.json(200, () -> found.complete(job.topic(), job.format()));
  }

  private static Reply notFound() {
    return Reply.detail(404, "Job not found");
  }

  private long nowMillis() {
    return environment.clock().millis();
  }
}
