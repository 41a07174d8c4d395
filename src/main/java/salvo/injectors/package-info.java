/**
 * Agreement among the processes that are one run: they meet, compare, start together, and end with
 * one verdict. Injector 0 is asked and tells, over one connection from each of the others; there is
 * no other server. What is loaded, and how, is not known here.
 */
package salvo.injectors;
