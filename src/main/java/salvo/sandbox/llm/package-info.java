/**
 * A stand-in for a service that generates text: prompts wait in a queue, are read, and are answered
 * token by token together with others, so that first tokens and all that follow come later the more
 * there is to do. What streams do wrong can be asked for by the name of the model.
 */
package salvo.sandbox.llm;
