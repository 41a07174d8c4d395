/**
 * Jobs that a target takes at once and ends later: each is followed from its submission to the news
 * of its end, by callback or by asking. This is public API. Words, addresses and patience are the
 * simulation's own; nothing here knows a system.
 */
package salvo.gatling.jobs;
