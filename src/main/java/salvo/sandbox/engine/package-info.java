/**
 * An engine that generates for many at once, whatever it is: what is asked for waits, is read, and
 * is made step by step together with others. What a model does beside that, its name can ask for.
 */
package salvo.sandbox.engine;
