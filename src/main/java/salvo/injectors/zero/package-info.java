/**
 * Injector 0's part: it keeps the roll, decides when all are alike, ready or too few, and tells
 * all. Everything happens on one thread. Nothing here knows how messages travel.
 */
package salvo.injectors.zero;
