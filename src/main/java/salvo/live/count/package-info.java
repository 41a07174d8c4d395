/**
 * What is counted of a run within about a second, by one injector and by all: exact, so that it can
 * be added up.
 */
package salvo.live.count;
