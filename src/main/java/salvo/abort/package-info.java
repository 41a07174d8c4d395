/**
 * Rules that end a load early: objectives missed for a while, a budget used up. They watch the
 * events as they arrive. The load ends in good order, and all reports are written.
 */
package salvo.abort;
