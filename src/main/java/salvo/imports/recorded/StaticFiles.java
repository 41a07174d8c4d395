package salvo.imports.recorded;

import java.util.Locale;
import java.util.regex.Pattern;

/** Files that a browser or a cache in front of the service fetches, and that are no load for it. */
public final class StaticFiles {

  private static final Pattern ENDING =
      Pattern.compile(
          ".*\\.(js|mjs|css|map|png|jpe?g|gif|svg|webp|avif|bmp|ico|woff2?|ttf|otf|eot|mp3|mp4|webm"
              + "|ogg|wav|wasm|webmanifest)");

  private static final Pattern TYPE =
      Pattern.compile(
          "(image|font|audio|video)/.*|text/(css|javascript)"
              + "|application/((x-)?javascript|ecmascript|wasm|manifest\\+json|(x-)?font-.*"
              + "|vnd\\.ms-fontobject)");

  private StaticFiles() {}

  /**
   * Whether a request asks for one.
   *
   * @param mediaType of the answer; empty where it is not known
   */
  public static boolean isOne(String method, String path, String mediaType) {
    boolean isRead = method.equals("GET") || method.equals("HEAD");
    boolean isData = Answer.isText(mediaType) && !mediaType.equals("text/plain");
    return isRead
        && (TYPE.matcher(mediaType).matches()
            || !isData && ENDING.matcher(path.toLowerCase(Locale.ROOT)).matches());
  }
}
