/**
 * JavaScript, as far as load scripts use it: tokens, expressions and statements, with the line of
 * each call. What is not understood is passed over, so that the rest of a script can still be read.
 */
package salvo.imports.k6.script;
