package salvo.publish;

import java.util.List;
import java.util.stream.Collectors;

/** One comment about all runs of a job. */
public final class CommentText {

  /** GitHub takes 65,536 characters. */
  private static final int MOST = 60_000;

  private static final String CUT =
      "\n\nThe rest is left out here; the reports of the job have everything.\n";

  private CommentText() {}

  /**
   * The invisible line that it is found again by.
   *
   * @param name of the comment among those of Salvo
   */
  static String mark(String name) {
    return "<!-- salvo: " + name.replaceAll("[^\\p{L}\\p{N} ._,+-]", "") + " -->";
  }

  /** What a comment is called that nobody has named. */
  public static String name(List<PublishedRun> runs) {
    return runs.stream().map(PublishedRun::kind).collect(Collectors.joining(", "));
  }

  /** The comment in Markdown: the summary of each run, as long as a service takes it. */
  public static String of(String name, List<PublishedRun> runs) {
    String text =
        mark(name)
            + "\n"
            + runs.stream().map(PublishedRun::markdown).collect(Collectors.joining("\n"));
    return text.length() <= MOST
        ? text
        : text.substring(0, text.lastIndexOf('\n', MOST - CUT.length())) + CUT;
  }
}
