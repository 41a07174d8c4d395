package salvo.sandbox.content;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Input;

/** What content to generate, from which text. */
record ContentRequest(String syllabusText, Format format, boolean useParallel, boolean useCache) {

  static final int MIN_SYLLABUS = 50;
  static final int MAX_SYLLABUS = 5000;

  private static final int CHARS_PER_TOKEN = 4;

  /**
   * Reads the JSON body.
   *
   * @throws salvo.sandbox.http.Refusal with 422 and all violations
   */
  static ContentRequest of(Call call) {
    Input input = Input.json(call);
    String text = input.text("syllabus_text", MIN_SYLLABUS, MAX_SYLLABUS);
    String format = input.oneOf("target_format", Format.keys(), Format.GUIDE.key());
    input.atLeast("target_duration", 0);
    input.whole("target_pages", 1, Integer.MAX_VALUE, 1);
    boolean useParallel = input.flag("use_parallel", true);
    boolean useCache = input.flag("use_cache", true);
    input.check();
    return new ContentRequest(text, Format.of(format), useParallel, useCache);
  }

  /** What the cache knows this content by. */
  UUID cacheKey() {
    String identity = format.key() + "\n" + syllabusText;
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
  }

  /** A rough count of the model tokens that its text makes. */
  long tokens() {
    return syllabusText.length() / CHARS_PER_TOKEN;
  }
}
