/** The command that opens the control room, which starts runs and so needs all that a run needs. */
package salvo.cli.ui;
