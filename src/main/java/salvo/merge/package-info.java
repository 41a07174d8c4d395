/**
 * Several logs to one: runs of many injectors become one run, exactly. Logs are sorted and merged
 * as streams, clocks set right by an offset. Runs that do not belong together are refused by name.
 */
package salvo.merge;
