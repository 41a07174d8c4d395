/**
 * Feeders of files that are too large to be kept in memory: blocks of records are found once, and
 * read when a record of theirs is asked for.
 */
package salvo.gatling.feeder;
