package salvo.ui.api;

import java.io.IOException;

/** Answers what is asked under some of the addresses; it may take its time. */
@FunctionalInterface
public interface Api {

  /**
   * The answer.
   *
   * @throws Refused when it cannot be had so, in a sentence
   */
  Reply answer(Asked asked) throws IOException;
}
