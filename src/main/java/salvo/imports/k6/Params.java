package salvo.imports.k6;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.imports.k6.script.Js;
import salvo.imports.recorded.Field;

/** What a call is given beside its address and body. */
record Params(List<Field> headers, String name) {

  /** Empty where a header is made by code. */
  static Optional<Params> of(Optional<Js> given, Values values) {
    Js params = given.map(values::resolved).orElse(new Js.Unknown());
    if (!(params instanceof Js.Obj object)) {
      return Optional.of(new Params(List.of(), ""));
    }
    List<Field> headers = new ArrayList<>();
    Js of = values.resolved(object.fields().getOrDefault("headers", new Js.Unknown()));
    if (of instanceof Js.Obj all) {
      for (Map.Entry<String, Js> it : all.fields().entrySet()) {
        Optional<String> value = values.text(it.getValue());
        if (value.isEmpty()) {
          return Optional.empty();
        }
        headers.add(new Field(it.getKey(), value.get()));
      }
    }
    Js tags = values.resolved(object.fields().getOrDefault("tags", new Js.Unknown()));
    String name =
        tags instanceof Js.Obj all && all.fields().containsKey("name")
            ? values.text(all.fields().get("name")).orElse("")
            : "";
    return Optional.of(new Params(List.copyOf(headers), name));
  }

  String contentType() {
    return headers.stream()
        .filter(it -> it.name().equalsIgnoreCase("content-type"))
        .map(Field::value)
        .findFirst()
        .orElse("");
  }
}
