package salvo.sandbox.http;

/** A rule of the input that was broken, as a 422 reports it: {@code body.syllabus_text}. */
public record Violation(String field, String message) {}
