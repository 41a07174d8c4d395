package salvo.text;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as Jackson reads and writes it by default, for trees and maps without a form of our own. */
public final class PlainJson {

  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private PlainJson() {}
}
