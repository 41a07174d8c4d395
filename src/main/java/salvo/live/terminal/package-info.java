/**
 * A run on one screen of a terminal, or in lines where there is none. It draws frames and knows
 * nothing else. Its width is that of the terminal.
 */
package salvo.live.terminal;
