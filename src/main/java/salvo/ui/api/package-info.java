/** What the control room's addresses have in common: what is asked, answered and refused. */
package salvo.ui.api;
