/**
 * Rules that end a load before its time: objectives missed for a while, a budget that is used up.
 * They watch the events as they come. The load ends in good order, and all reports are written.
 */
package salvo.abort;
