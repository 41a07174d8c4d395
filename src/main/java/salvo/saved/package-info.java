/**
 * Runs on disk: {@code run.json}, the files of a report, and how both are read again. Everything
 * right of the run can be repeated from here. A damaged file ends in a sentence with the place and
 * the reason.
 */
package salvo.saved;
