/** The commands that look, before a load, for what would spoil it. */
package salvo.cli.check;
