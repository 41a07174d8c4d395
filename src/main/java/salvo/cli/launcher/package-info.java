/**
 * The start of {@code ./salvo} where the shell cannot do it: which options, class path and folder a
 * command is started with, as the script for other systems has them.
 */
package salvo.cli.launcher;
