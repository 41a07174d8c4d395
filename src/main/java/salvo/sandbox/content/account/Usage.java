package salvo.sandbox.content.account;

/**
 * What one user, or all of them, asked of the content API so far. For the handlers' event loop
 * only.
 */
public final class Usage {

  private long requests;
  private long jobs;
  private long generations;
  private long tokens;

  void countRequest() {
    requests++;
  }

  /**
   * @param tokens the model tokens that the job will take
   */
  public void countJob(long tokens) {
    jobs++;
    this.tokens += tokens;
  }

  public void countGeneration(long tokens) {
    generations++;
    this.tokens += tokens;
  }

  View view() {
    return new View(requests, jobs, generations, tokens);
  }

  /** The JSON of it. */
  record View(long totalRequests, long totalJobs, long totalGenerations, long totalTokens) {}
}
