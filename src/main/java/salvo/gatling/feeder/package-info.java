/**
 * Who gets which record of a feeder: as each user draws, in turn among injectors, or once in a run.
 * Of files that are too large to be kept in memory blocks of records are found once, and read when
 * a record of theirs is asked for.
 */
package salvo.gatling.feeder;
