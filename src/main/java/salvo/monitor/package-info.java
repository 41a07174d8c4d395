/**
 * The resource side-car: it samples this machine, the injector, the target and the exporters on a
 * thread of its own. It starts before the load and stops after it. A failure here costs a value,
 * never the run.
 */
package salvo.monitor;
