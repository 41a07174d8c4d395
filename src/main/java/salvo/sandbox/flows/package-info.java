/**
 * The Aiexec and WFX APIs of the sandbox: flows that are uploaded, run and deleted. Answers are the
 * length of real ones. Keys are checked.
 */
package salvo.sandbox.flows;
