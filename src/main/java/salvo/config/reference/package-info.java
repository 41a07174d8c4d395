/** What {@code reference.conf} says of each key, for who asks: its default and its meaning. */
package salvo.config.reference;
