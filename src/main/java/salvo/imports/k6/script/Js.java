package salvo.imports.k6.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of a script. */
public sealed interface Js {

  /** A text, of parts that are texts and expressions. */
  record Text(List<Js> parts) implements Js {}

  /** A text that stands for itself, a number, true, false or null. */
  record Value(String text, boolean isText) implements Js {}

  /** An object, in the order of its keys. */
  record Obj(Map<String, Js> fields) implements Js {}

  /** A list. */
  record Arr(List<Js> items) implements Js {}

  /** A variable, or anything else that has a name. */
  record Name(String name) implements Js {}

  /** What an object has under a name or a number. */
  record Member(Js of, Js key) implements Js {}

  /** A call, with its line. */
  record Call(Js callee, List<Js> arguments, int line) implements Js {}

  /** A function. */
  record Func(List<String> parameters, List<Js> body) implements Js {}

  /** Two expressions with a sign between them. */
  record Op(String sign, Js left, Js right) implements Js {}

  /** A variable that gets its value. */
  record Var(String name, Js value) implements Js {}

  /** A condition, with what is done if it holds and if not. */
  record If(Js condition, List<Js> then, List<Js> otherwise) implements Js {}

  /** A loop; how often is empty where that is not told by numbers. */
  record Loop(Optional<Integer> times, List<Js> body) implements Js {}

  /** Statements in braces. */
  record Block(List<Js> body) implements Js {}

  /** Anything else. */
  record Unknown() implements Js {}
}
