/**
 * Merging logs: the runs of many injectors become one run, exactly. Logs are sorted and merged as
 * streams, their clocks corrected by an offset. Runs that do not belong together are refused by
 * name.
 */
package salvo.merge;
