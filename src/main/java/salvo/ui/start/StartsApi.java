package salvo.ui.start;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import salvo.live.LiveMark;
import salvo.text.PlainJson;
import salvo.ui.api.Api;
import salvo.ui.api.Asked;
import salvo.ui.api.Refused;
import salvo.ui.api.Reply;
import salvo.ui.runs.RunFolders;

/**
 * {@code /api/starts}: the runs that were started from the room, what they say, and their end.
 * {@code POST /api/runs} starts one.
 */
public final class StartsApi implements Api {

  private final Starts starts;
  private final CheckApi check;
  private final RunFolders folders;

  public StartsApi(RunFolders folders, CheckApi check) {
    this.folders = folders;
    this.starts = new Starts(folders);
    this.check = check;
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    if (asked.is("GET", 0)) {
      return Reply.ok(list());
    }
    if (asked.is("POST", 0)) {
      return started(asked);
    }
    if (asked.is("GET", 1)) {
      return Reply.ok(one(require(asked), asked.parameter("from")));
    }
    if (asked.is("POST", 2) && asked.path().get(1).equals("stop")) {
      return stopped(require(asked));
    }
    throw asked.unknown();
  }

  private Reply started(Asked asked) throws IOException {
    RunForm form = RunForm.of(asked.json());
    KnownSimulation simulation = check.require(form.simulation());
    RunCheck checked = RunCheck.of(form, simulation);
    if (!checked.isSound()) {
      ObjectNode json = checked.json(simulation);
      json.put("error", "The form has problems: nothing was started.");
      return new Reply(422, json);
    }
    return new Reply(201, json(starts.start(form, simulation)));
  }

  private ObjectNode list() throws IOException {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    ArrayNode array = json.putArray("starts");
    for (Start start : starts.all()) {
      array.add(json(start));
    }
    return json;
  }

  private ObjectNode one(Start start, String from) throws IOException {
    boolean running = start.isRunning();
    ConsoleText said = ConsoleText.of(start.console(), place(from), running);
    ObjectNode json = json(start);
    json.put("text", said.text()).put("next", said.next());
    return json;
  }

  private static long place(String from) {
    try {
      return from.isEmpty() ? 0 : Math.max(0, Long.parseLong(from));
    } catch (NumberFormatException e) {
      throw new Refused(400, "from must be a number of bytes.");
    }
  }

  private ObjectNode json(Start start) throws IOException {
    boolean running = start.isRunning();
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("id", start.id()).put("simulation", start.simulation());
    json.put("started", start.time()).put("command", start.command());
    json.put("running", running).put("run", start.run().orElse(null));
    json.put("failed", !running && start.run().isEmpty());
    json.put("livePage", running ? livePage(start).orElse(null) : null);
    return json;
  }

  private Optional<String> livePage(Start start) throws IOException {
    var folder = start.run().flatMap(it -> folders.find(List.of(it.split("/"))));
    return folder.isEmpty()
        ? Optional.empty()
        : LiveMark.ofRunning(folder.get().salvo()).flatMap(LiveMark::page).map(Object::toString);
  }

  private Start require(Asked asked) throws IOException {
    String id = asked.path().get(0);
    return starts
        .find(id)
        .orElseThrow(() -> new Refused(404, "Nothing was started here as " + id + "."));
  }

  /** As Ctrl+C does: the run still writes its reports. */
  private static Reply stopped(Start start) {
    ProcessHandle process =
        start
            .process()
            .running()
            .orElseThrow(() -> new Refused(409, start.simulation() + " has ended already."));
    process.destroy();
    return Reply.done(start.simulation() + " is being stopped.");
  }
}
