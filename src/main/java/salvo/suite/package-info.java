/**
 * Many simulations run by one command, with one combined verdict. Each runs in its own process,
 * some side by side. If interrupted, it ends the running ones and lists the others as not started.
 */
package salvo.suite;
