/**
 * The command that shows the verdict of a job where its pipeline shows such things. It runs after
 * the load, in a step of its own.
 */
package salvo.cli.pipeline;
