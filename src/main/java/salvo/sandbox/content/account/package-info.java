/**
 * Accounts of the content API: registration, sign-in, tokens, usage. Passwords and tokens live in
 * memory only. Whoever is refused is told why, as the real service does.
 */
package salvo.sandbox.content.account;
