/** Commands that a project brings for its own systems: found on its class path by their name. */
package salvo.cli.project;
