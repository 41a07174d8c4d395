package salvo.gatling.chain;

import io.gatling.core.session.el.AttributePart;
import io.gatling.core.session.el.ElPart;
import io.gatling.core.session.el.MapKeyPart;
import io.gatling.core.session.el.RandomPart;
import io.gatling.core.session.el.SeqElementPart;
import io.gatling.core.session.el.SizePart;
import io.gatling.core.session.el.StaticPart;
import java.util.Optional;
import java.util.function.Function;
import scala.collection.Iterator;

/**
 * What a request is named, as far as its builder tells. A static text is known before the run; a
 * text with data and the result of a function are known only to each virtual user.
 *
 * @param text the name, the expression, or where the function is; empty when nothing is known
 */
record RequestName(Kind kind, String text) {

  enum Kind {
    STATIC,
    EXPRESSION,
    FUNCTION,
    UNKNOWN
  }

  /** Reads an {@code Expression[String]} without evaluating it. */
  static RequestName of(Object expression) {
    Optional<Object> constant = StaticValues.of(expression);
    if (constant.isPresent()) {
      return new RequestName(Kind.STATIC, constant.get().toString());
    }
    if (!BuilderFields.isGatling(expression)) {
      return new RequestName(Kind.FUNCTION, owner(expression));
    }
    for (BuilderFields.Value captured : BuilderFields.of(expression)) {
      Optional<RequestName> name = dynamic(captured.value());
      if (name.isPresent()) {
        return name.get();
      }
    }
    return new RequestName(Kind.UNKNOWN, "");
  }

  private static Optional<RequestName> dynamic(Object captured) {
    if (captured instanceof ElPart<?> part) {
      return Optional.of(new RequestName(Kind.EXPRESSION, text(part)));
    }
    if (captured instanceof scala.collection.immutable.List<?> parts && parts.nonEmpty()) {
      StringBuilder text = new StringBuilder();
      Iterator<?> each = parts.iterator();
      while (each.hasNext()) {
        text.append(text((ElPart<?>) each.next()));
      }
      return Optional.of(new RequestName(Kind.EXPRESSION, text.toString()));
    }
    if (captured instanceof Function<?, ?>) {
      return Optional.of(new RequestName(Kind.FUNCTION, owner(captured)));
    }
    return Optional.empty();
  }

  /** The class that a lambda is written in. */
  private static String owner(Object function) {
    String name = function.getClass().getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda);
  }

  private static String text(ElPart<?> part) {
    return part instanceof StaticPart text ? text.string() : "#{" + inner(part) + "}";
  }

  private static String inner(ElPart<?> part) {
    if (part instanceof AttributePart attribute) {
      return attribute.name();
    }
    if (part instanceof SeqElementPart element) {
      return element.seqName() + "(" + element.index() + ")";
    }
    if (part instanceof MapKeyPart entry) {
      return entry.mapName() + "." + entry.key();
    }
    if (part instanceof RandomPart random) {
      return random.name() + ".random()";
    }
    if (part instanceof SizePart size) {
      return size.name() + ".size()";
    }
    return part.toString();
  }
}
