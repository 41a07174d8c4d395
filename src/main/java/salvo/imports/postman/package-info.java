/**
 * Collections of Postman 2.0 and 2.1: folders are tasks, saved examples are answers, and of scripts
 * only what they keep of an answer and which status they expect is taken.
 */
package salvo.imports.postman;
