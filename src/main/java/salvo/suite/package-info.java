/**
 * Many simulations with one command and one combined verdict. Each of them runs in a process of its
 * own, some side by side. Interrupted, it ends the running ones and lists the others as not
 * started.
 */
package salvo.suite;
