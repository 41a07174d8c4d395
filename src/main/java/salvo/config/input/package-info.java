/**
 * Files of settings before they are read: their kind, their size, how deep they are and how large
 * they become.
 */
package salvo.config.input;
