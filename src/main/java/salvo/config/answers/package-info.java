/** What is expected of the answers themselves, and what they cost, as the settings say it. */
package salvo.config.answers;
