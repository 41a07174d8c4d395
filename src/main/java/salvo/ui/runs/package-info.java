/**
 * The runs of a results folder as the control room shows them: read quickly from what each has
 * left, with notes, beside one another, and removed. A damaged run stands among them with the
 * reason.
 */
package salvo.ui.runs;
