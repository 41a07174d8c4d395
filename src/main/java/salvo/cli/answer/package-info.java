/**
 * What commands answer a program that asks with {@code --json}: one document on standard output and
 * nothing else there. All documents begin in the same way, and so do those of errors; the exit
 * status is the one without it.
 */
package salvo.cli.answer;
