/**
 * Which of several injectors this process is, and where they meet: by key, or else by what a
 * scheduler tells each of its processes.
 */
package salvo.config.injector;
