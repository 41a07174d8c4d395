package salvo.ui.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import salvo.live.LiveMark;
import salvo.text.PlainJson;
import salvo.ui.api.Api;
import salvo.ui.api.Asked;
import salvo.ui.api.Refused;
import salvo.ui.api.Reply;

/**
 * {@code /api/runs}: lists runs, shows one, keeps what is written about it, ends and removes it.
 */
public final class RunsApi implements Api {

  private final RunFolders folders;
  private final RunList list;
  private final Api start;

  /**
   * @param start answers who wants to start a run
   */
  public RunsApi(RunFolders folders, RunList list, Api start) {
    this.folders = folders;
    this.list = list;
    this.start = start;
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    if (asked.is("GET", 0)) {
      return Reply.ok(runs(RunFilter.of(asked)));
    }
    if (asked.is("POST", 0)) {
      return start.answer(asked);
    }
    RunFolder folder = require(asked.path());
    List<String> rest = asked.path().subList(folder.segments().size(), asked.path().size());
    return switch (asked.method() + " " + String.join("/", rest)) {
      case "GET " -> Reply.ok(one(folder));
      case "DELETE " -> removed(folder);
      case "PUT notes" -> noted(folder, asked);
      case "POST stop" -> stopped(folder);
      default -> throw asked.unknown();
    };
  }

  /**
   * The run that an address begins with.
   *
   * @throws Refused when there is none
   */
  public RunFolder require(List<String> path) {
    return folders
        .find(path)
        .orElseThrow(
            () ->
                new Refused(
                    404,
                    "There is no run "
                        + String.join("/", path)
                        + " in "
                        + folders.results()
                        + "."));
  }

  private ObjectNode runs(RunFilter filter) throws IOException {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("directory", folders.results().toString());
    ArrayNode runs = json.putArray("runs");
    for (RunList.Listed run : list.all()) {
      if (filter.takes(run)) {
        runs.add(RunJson.brief(run));
      }
    }
    return json;
  }

  private ObjectNode one(RunFolder folder) throws IOException {
    ObjectNode json = RunJson.full(list.of(folder));
    ArrayNode files = json.putArray("files");
    Map<String, Path> found = new TreeMap<>();
    add(found, folder.path(), "");
    add(found, folder.salvo(), "salvo/");
    for (Map.Entry<String, Path> file : found.entrySet()) {
      files.addObject().put("name", file.getKey()).put("bytes", Files.size(file.getValue()));
    }
    return json;
  }

  /** Of Gatling's own page only the first is told, which leads to the others. */
  private static void add(Map<String, Path> found, Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && !name.matches("(req|group)_.*\\.html|.*\\.tmp")) {
          found.put(prefix + name, file);
        }
      }
    }
  }

  private Reply removed(RunFolder folder) throws IOException {
    try {
      RunRemoval.of(list.of(folder), folders);
    } catch (RunRemoval.StillRunning e) {
      throw new Refused(409, e.getMessage());
    }
    return Reply.done("Removed " + folder.id() + ".");
  }

  private Reply noted(RunFolder folder, Asked asked) throws IOException {
    try {
      RunNotes.of(asked.json()).write(folder);
    } catch (IllegalArgumentException e) {
      throw new Refused(422, e.getMessage());
    } catch (NoSuchFileException e) {
      throw new Refused(404, folder.id() + " is gone.");
    }
    return Reply.ok(RunJson.brief(list.of(folder)));
  }

  /** As Ctrl+C does: the run still writes its reports. */
  private static Reply stopped(RunFolder folder) throws IOException {
    ProcessHandle process =
        LiveMark.ofRunning(folder.salvo())
            .flatMap(it -> it.process().running())
            .orElseThrow(() -> new Refused(409, folder.id() + " is not running."));
    process.destroy();
    return Reply.done("The load of " + folder.id() + " is being stopped.");
  }
}
