/**
 * The commands that look, before a load, for what would spoil it. The one that makes simulations
 * needs Gatling on the class path, as those that start a load do.
 */
package salvo.cli.check;
