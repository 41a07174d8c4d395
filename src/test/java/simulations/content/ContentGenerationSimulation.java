package simulations.content;

import static salvo.gatling.users.UserType.users;

import salvo.gatling.LoadSimulation;

/** Content API: generation of all sizes, as jobs and at once, with the cache and without. */
public final class ContentGenerationSimulation extends LoadSimulation {

  public ContentGenerationSimulation() {
    var generation = new GenerationScenarios(target(), recording());
    setUp(
            load(
                generation::accounts,
                users("content-generation", generation.createAndGenerate()),
                users("cache", generation.useTheCache()),
                users("concurrent-generation", generation.generateConcurrently())))
        .assertions(slos());
  }
}
