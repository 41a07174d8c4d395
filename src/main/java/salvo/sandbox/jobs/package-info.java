/**
 * The jobs API of the sandbox: submissions that are answered by a callback. Callbacks can be lost,
 * late, doubled or failed. They go to loopback only.
 */
package salvo.sandbox.jobs;
