package salvo.config.pipeline;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The pipeline that this process is a job of, and where it takes what is published. */
public sealed interface Pipeline {

  /** Where comments go: of a pull request, or of a merge request. */
  Optional<Discussion> discussion();

  /**
   * The comments of one request.
   *
   * @param comments their address in the service's API
   * @param token with the right to write them
   */
  record Discussion(URI comments, String token) {

    /** Never with the token. */
    @Override
    public String toString() {
      return comments.toString();
    }
  }

  /**
   * A job of GitHub Actions.
   *
   * @param summary the file of its page; empty where it has none
   */
  record GitHub(Optional<Path> summary, Optional<Discussion> discussion) implements Pipeline {}

  /** A job of GitLab CI. */
  record GitLab(Optional<Discussion> discussion) implements Pipeline {}

  /** That of this process; empty where it is no job of a pipeline that Salvo knows. */
  static Optional<Pipeline> current() {
    return PipelineVariables.pipeline(System.getenv());
  }

  /** That of a process with these variables. */
  static Optional<Pipeline> of(Map<String, String> environment) {
    return PipelineVariables.pipeline(environment);
  }
}
