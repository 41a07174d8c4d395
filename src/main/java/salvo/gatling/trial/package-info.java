/**
 * Internal. A trial: one user does each task of a simulation once, and every exchange is shown with
 * its secrets masked. Nothing is measured, judged or kept.
 */
package salvo.gatling.trial;
