package simulations.flows;

import static salvo.analysis.errors.ErrorHint.ofStatus;

import java.util.List;
import salvo.analysis.errors.ErrorHint;

/** What refusals of a server of flows mean: one that only reads cannot be set up. */
final class FlowHints {

  static final List<ErrorHint> ALL =
      List.of(
          ofStatus(
              403,
              "http 403",
              "Check that this key or user has the permission to call the endpoint, and that the"
                  + " target is not in read-only mode."),
          ofStatus(
              405,
              "http 405",
              "Check the method and the path, and that the target is not in read-only mode."));

  private FlowHints() {}
}
