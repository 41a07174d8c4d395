/**
 * The content API of the sandbox: accounts, jobs, generated content, usage. It keeps its state in
 * memory. Texts and lengths obey the published rules.
 */
package salvo.sandbox.content;
