/**
 * The command that starts a load. It is the only one that needs Gatling on the class path: it hands
 * the simulation over to {@code salvo.gatling}. Settings are not its own but Java's.
 */
package salvo.cli.run;
