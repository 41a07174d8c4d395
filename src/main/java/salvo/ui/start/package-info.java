/**
 * Starting runs from the control room: which simulations there are, what a form asks for and what
 * is wrong with it, and the processes that were started, which outlive the room.
 */
package salvo.ui.start;
