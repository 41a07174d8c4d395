package salvo.gatling.chain;

import java.util.Optional;
import scala.Product;

/**
 * Expressions that are the same for every user: Gatling's {@code StaticValueExpression}, whose
 * class lies in a Scala package object and so has no name in Java.
 */
final class StaticValues {

  static final String CLASS = "io.gatling.core.session.package$StaticValueExpression";

  private StaticValues() {}

  /** The value; empty when the expression is another. */
  static Optional<Object> of(Object expression) {
    return expression.getClass().getName().equals(CLASS)
        ? Optional.ofNullable(((Product) expression).productElement(0))
        : Optional.empty();
  }
}
