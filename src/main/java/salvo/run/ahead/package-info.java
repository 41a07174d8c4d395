/**
 * What is made sure of before a load: that there are files enough for its users, and that its end
 * needs nothing that it could have used up.
 */
package salvo.run.ahead;
