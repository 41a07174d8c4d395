/**
 * The story API of the sandbox: pages of a story, refused prompts, quotas. It keeps its state in
 * memory. Lengths are those of real stories.
 */
package salvo.sandbox.story;
