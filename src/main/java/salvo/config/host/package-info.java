/** What the machine gives this process beside the settings of a run: variables and folders. */
package salvo.config.host;
