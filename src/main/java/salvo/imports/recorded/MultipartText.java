package salvo.imports.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.imports.model.Texts;

/** A body of multipart/form-data as it went over the network. */
public final class MultipartText {

  private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";\\s]+)");
  private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("(?i)[;\\s]filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?im)^content-type:[ \\t]*([^\\r\\n]+)");

  private MultipartText() {}

  /** Its parts; none where it is not as it has to be. */
  public static List<Payload.Part> parts(String contentType, String text) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return List.of();
    }
    List<Payload.Part> parts = new ArrayList<>();
    for (String piece : text.split(Pattern.quote("--" + boundary.group(1)))) {
      String[] headAndBody = piece.split("\\r?\\n\\r?\\n", 2);
      Matcher name = NAME.matcher(headAndBody[0]);
      if (headAndBody.length == 2 && name.find()) {
        parts.add(part(name.group(1), headAndBody[0], headAndBody[1]));
      }
    }
    return List.copyOf(parts);
  }

  private static Payload.Part part(String name, String head, String body) {
    return new Payload.Part(
        name,
        Texts.literal(body.replaceFirst("\\r?\\n$", "")),
        first(FILE, head),
        first(TYPE, head).map(String::strip));
  }

  private static Optional<String> first(Pattern pattern, String head) {
    return pattern.matcher(head).results().map(it -> it.group(1)).findFirst();
  }
}
