/** The command by which an assistant uses the others, within bounds that are set at its start. */
package salvo.cli.assist;
