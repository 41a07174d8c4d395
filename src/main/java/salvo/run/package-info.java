/**
 * The life of a run, from its plan to its files: sandboxes and side-car are started, events
 * recorded, the verdict decided and written. {@link salvo.run.LoadRun} is its one door. It knows no
 * Gatling; who makes the load is somebody else's business.
 */
package salvo.run;
