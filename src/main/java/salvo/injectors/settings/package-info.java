/**
 * What a process must know to be one of a run's injectors, and the words for what goes wrong with
 * them. Where the values come from is not known here.
 */
package salvo.injectors.settings;
