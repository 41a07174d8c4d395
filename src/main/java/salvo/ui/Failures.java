package salvo.ui;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import salvo.compare.block.UnusableRunException;
import salvo.config.source.SettingsException;
import salvo.text.Outputs;
import salvo.ui.api.Refused;
import salvo.ui.api.Reply;

/** What went wrong, as an answer: a sentence, and never a trace. */
final class Failures {

  private Failures() {}

  static Reply reply(Throwable failure) {
    if (failure instanceof Refused e) {
      return Reply.refused(e.status(), e.getMessage());
    }
    if (failure instanceof UnusableRunException || failure instanceof SettingsException) {
      return Reply.refused(422, failure.getMessage());
    }
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return Reply.refused(404, "There is no file " + failure.getMessage() + " any more.");
    }
    if (failure instanceof FileSystemException e) {
      return Reply.refused(507, e.getFile() + ": " + Outputs.reason(e) + ".");
    }
    return Reply.refused(
        failure instanceof IOException ? 422 : 500,
        failure instanceof IOException ? failure.getMessage() : Outputs.reason(failure));
  }
}
