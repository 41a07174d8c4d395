package salvo.sandbox.content;

/** A user of the content API; the e-mail address is the id. */
record Account(String email, String password, Usage usage) {}
