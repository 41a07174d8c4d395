/** How commands name a run. All of them take the same names. */
package salvo.cli.named;
