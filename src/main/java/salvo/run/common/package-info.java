/**
 * One run of several injectors, as each of them sees it: it meets the others, begins with them,
 * tells them how it goes, and ends with the verdict on all.
 */
package salvo.run.common;
