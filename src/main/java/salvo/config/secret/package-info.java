/**
 * What of the configuration is secret: by the names of keys, and by where a value came from. It
 * gives the settings as they may be shown, and the secrets' values for all who write texts.
 */
package salvo.config.secret;
