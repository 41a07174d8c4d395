/**
 * Agreement among the processes that make one run: they meet, compare, start together, and end with
 * one verdict. Each has one connection to injector 0; there is no other server. This room does not
 * know what is loaded, or how.
 */
package salvo.injectors;
