/**
 * Runs on disk: {@code run.json}, the files of a report, and how to read both again. Everything
 * after the run itself can be repeated from here. A damaged file gives one sentence with the place
 * and the reason.
 */
package salvo.saved;
