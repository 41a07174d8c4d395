/**
 * The commands that start a load. They need Gatling on the class path: they hand the simulation
 * over to {@code salvo.gatling}. Settings are not theirs but Java's.
 */
package salvo.cli.run;
