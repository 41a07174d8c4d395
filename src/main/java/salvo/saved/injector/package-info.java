/**
 * What the injector's own trouble did to the figures of a run: its log is read once more without
 * the requests that were touched, and each objective is judged again.
 */
package salvo.saved.injector;
