/**
 * The commands that ask about runs, also about those that go on: which there are, what made them
 * fail, and the one that ends a load.
 */
package salvo.cli.runs;
