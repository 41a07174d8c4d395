/**
 * What was short first: which of the watched resources changed before the target became slow or
 * failed, at the level at which it breaks. The order in time is all that is told.
 */
package salvo.capacity.shortage;
