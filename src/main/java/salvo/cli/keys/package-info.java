/** The command that explains the keys of the configuration, and names the simulations there are. */
package salvo.cli.keys;
