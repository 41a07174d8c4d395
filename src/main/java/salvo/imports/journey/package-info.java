/**
 * From recorded requests to tasks of a system: what is no load for it is sieved out, what an answer
 * brought and a later request sent is saved and used, gaps become pauses, and answers become those
 * of the stand-in. Secrets become variables.
 */
package salvo.imports.journey;
