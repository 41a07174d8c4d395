package salvo.ui.start;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import salvo.ui.api.Api;
import salvo.ui.api.Asked;
import salvo.ui.api.Refused;
import salvo.ui.api.Reply;

/** {@code /api/check}: what is wrong with a form, the load that it asks for, and its command. */
public final class CheckApi implements Api {

  private final Supplier<List<KnownSimulation>> simulations;

  public CheckApi(Supplier<List<KnownSimulation>> simulations) {
    this.simulations = simulations;
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    if (!asked.is("POST", 0)) {
      throw asked.unknown();
    }
    RunForm form = RunForm.of(asked.json());
    KnownSimulation simulation = require(form.simulation());
    return Reply.ok(RunCheck.of(form, simulation).json(simulation));
  }

  List<KnownSimulation> simulations() {
    return simulations.get();
  }

  /**
   * The simulation that a form names.
   *
   * @throws Refused when there is none
   */
  KnownSimulation require(String name) {
    return simulations().stream()
        .filter(it -> it.isCalled(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    422, "There is no simulation " + name + ": GET /api/simulations lists them."));
  }
}
