package salvo.sandbox.content.account;

/** A user of the content API; the e-mail address is the id. */
public record Account(String email, String password, Usage usage) {}
