/**
 * The life of a run, from its plan to its files: it starts the sandboxes and the side-car, records
 * events, and decides and writes the verdict. {@link salvo.run.LoadRun} is its only entrance. It
 * does not know Gatling; making the load is left to others.
 */
package salvo.run;
