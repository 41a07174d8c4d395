/**
 * A suite while it goes on: one page with a row for each simulation, which waits, runs or has
 * ended. Figures of those that run come from their own live pages. What fails here costs the page
 * and not the suite.
 */
package salvo.suite.live;
