/**
 * A stand-in that is declared route by route: what it answers, how long that takes, how many are
 * served at once. Bodies are texts with a few placeholders. It knows no system and keeps no state.
 */
package salvo.sandbox.declared;
