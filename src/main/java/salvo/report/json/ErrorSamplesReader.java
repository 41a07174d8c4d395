package salvo.report.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import salvo.analysis.errors.ErrorSample;
import salvo.analysis.errors.ErrorSample.Form;
import salvo.analysis.errors.ErrorSample.Header;
import salvo.text.PlainJson;
import salvo.text.WholeFile;

/** Reads {@code error-samples.json} again. */
public final class ErrorSamplesReader {

  private ErrorSamplesReader() {}

  /**
   * The samples of a run; none where it has no such file.
   *
   * @param folder of the run's reports
   * @throws IOException when the file is damaged or of a later version, in a sentence
   */
  public static List<ErrorSample> read(Path folder) throws IOException {
    Path file = folder.resolve(ErrorSamplesJson.FILE_NAME);
    if (!Files.exists(file)) {
      return List.of();
    }
    if (WholeFile.isReplaced(file)) {
      throw damaged(file, WholeFile.NONE);
    }
    try {
      return samples(PlainJson.MAPPER.readTree(file.toFile()));
    } catch (JacksonException e) {
      throw damaged(file, "it is not JSON" + place(e));
    } catch (CharConversionException e) {
      throw damaged(file, "it is not UTF-8");
    } catch (WrongValue e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null ? "" : " from line " + e.getLocation().getLineNr() + " on";
  }

  private static IOException damaged(Path file, String why) {
    return new IOException(file + " is damaged: " + why + ". Remove it to continue without it.");
  }

  /** What of the file is something else than it has to be. */
  private static final class WrongValue extends IOException {
    private static final long serialVersionUID = 1;

    WrongValue(String place, String rule) {
      super(place + " must be " + rule);
    }
  }

  private static List<ErrorSample> samples(JsonNode root) throws WrongValue {
    if (whole(root, "", "schemaVersion") > ErrorSamplesJson.SCHEMA_VERSION) {
      throw new WrongValue(
          "schemaVersion", "at most " + ErrorSamplesJson.SCHEMA_VERSION + " for this Salvo");
    }
    List<ErrorSample> samples = new ArrayList<>();
    for (JsonNode sample : list(root, "", "samples")) {
      samples.add(sample(sample, "samples[" + samples.size() + "]."));
    }
    return samples;
  }

  private static ErrorSample sample(JsonNode json, String place) throws WrongValue {
    long start = instant(json, place);
    return new ErrorSample(
        text(json, place, "cause"),
        text(json, place, "endpoint"),
        start,
        start + whole(json, place, "millis"),
        isAbsent(json, "status") ? 0 : (int) whole(json, place, "status"),
        text(json, place, "message"),
        isAbsent(json, "request")
            ? Optional.empty()
            : Optional.of(sent(json.path("request"), place + "request.")),
        isAbsent(json, "answer")
            ? Optional.empty()
            : Optional.of(answered(json.path("answer"), place + "answer.")),
        lines(json, place));
  }

  private static ErrorSample.Sent sent(JsonNode json, String place) throws WrongValue {
    return new ErrorSample.Sent(
        text(json, place, "method"),
        text(json, place, "url"),
        headers(json, place),
        body(json.path("body"), place + "body."));
  }

  private static ErrorSample.Answered answered(JsonNode json, String place) throws WrongValue {
    return new ErrorSample.Answered(
        (int) whole(json, place, "status"),
        headers(json, place),
        body(json.path("body"), place + "body."));
  }

  private static List<Header> headers(JsonNode json, String place) throws WrongValue {
    List<Header> headers = new ArrayList<>();
    for (JsonNode header : list(json, place, "headers")) {
      String here = place + "headers[" + headers.size() + "].";
      headers.add(new Header(text(header, here, "name"), text(header, here, "value")));
    }
    return headers;
  }

  private static ErrorSample.Body body(JsonNode json, String place) throws WrongValue {
    String name = text(json, place, "form");
    Form form =
        Arrays.stream(Form.values())
            .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(name))
            .findAny()
            .orElseThrow(() -> new WrongValue(place + "form", "whole, cut, binary or not_kept"));
    return new ErrorSample.Body(
        isAbsent(json, "bytes") ? -1 : whole(json, place, "bytes"),
        form,
        text(json, place, "text"));
  }

  private static List<String> lines(JsonNode json, String place) throws WrongValue {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : list(json, place, "targetLog")) {
      if (!line.isTextual()) {
        throw new WrongValue(place + "targetLog[" + lines.size() + "]", "a text");
      }
      lines.add(line.textValue());
    }
    return lines;
  }

  private static long instant(JsonNode json, String place) throws WrongValue {
    try {
      return Instant.parse(text(json, place, "start")).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new WrongValue(place + "start", "an instant such as 2026-01-02T03:04:05.678Z");
    }
  }

  private static boolean isAbsent(JsonNode json, String name) {
    return json.path(name).isNull() || json.path(name).isMissingNode();
  }

  private static JsonNode list(JsonNode json, String place, String name) throws WrongValue {
    if (!json.path(name).isArray()) {
      throw new WrongValue(place + name, "a list");
    }
    return json.path(name);
  }

  private static String text(JsonNode json, String place, String name) throws WrongValue {
    if (!json.path(name).isTextual()) {
      throw new WrongValue(place + name, "a text");
    }
    return json.path(name).textValue();
  }

  private static long whole(JsonNode json, String place, String name) throws WrongValue {
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw new WrongValue(place + name, "a whole number from 0 on");
    }
    return value.intValue();
  }
}
