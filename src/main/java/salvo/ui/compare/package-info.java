/**
 * Runs beside one another, and baselines: what {@code ./salvo compare} and its like do, by name.
 */
package salvo.ui.compare;
