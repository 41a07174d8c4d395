/**
 * A stand-in for a service that speaks: texts wait, are read, and are spoken piece by piece
 * together with others, so that the more there is to say, the later each piece comes. What goes
 * wrong with sound can be asked for by the name of the model.
 */
package salvo.sandbox.speech;
