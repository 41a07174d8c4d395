package salvo.imports.recorded;

/** A name and its value: of a header, a query or a form. */
public record Field(String name, String value) {

  /** Without its value, which may be a secret. */
  @Override
  public String toString() {
    return name;
  }
}
