package simulations.story;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.UUID;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/**
 * What the users of the story system do. The service counts stories per user id, so a virtual user
 * whose free stories are told goes on under a new id: only who means to exceeds the quota.
 */
public final class StoryScenarios {

  private static final String USER_ID = "userId";
  private static final String STORIES_LEFT = "storiesLeft";
  private static final int UNKNOWN = -1;

  private final StoryRequests requests;
  private final int freeStories;
  private final int targetLength;
  private final int scenes;
  private final FeederBuilder<Object> prompts = Feeders.json("story/prompts.json");
  private final FeederBuilder<Object> refusedPrompts = Feeders.json("story/prompts-refused.json");
  private final FeederBuilder<String> themes = Feeders.csv("story/themes.csv");

  public StoryScenarios(Target target) {
    this.requests = new StoryRequests(target);
    this.freeStories = target.wholeNumber("freeStories");
    this.targetLength = target.wholeNumber("targetLength");
    this.scenes = target.wholeNumber("scenes");
  }

  /** Asks for a calm story, within the free tier. */
  public Journey listen() {
    return Journey.of(Task.of("story", exec(this::someoneWithStoriesLeft), story()));
  }

  /** Asks for what the guardrails are there to refuse. */
  public Journey askForTheForbidden() {
    return Journey.of(
        Task.of(
            "refused-story", exec(this::someoneNew), ask(refusedPrompts, requests.storyRefused)));
  }

  /** Takes all stories of the free tier, and then asks for one more. */
  public Journey exceedTheQuota() {
    return Journey.of(
        Task.of(
            "spend-quota",
            exec(this::someoneNew)
                .exec(repeat(freeStories).on(story()))
                .exec(
                    doIf(session -> storiesLeft(session) == 0)
                        .then(ask(prompts, requests.storyOverQuota)))));
  }

  /** A story that succeeds is one less that is left; after another nobody knows how many are. */
  private ChainBuilder story() {
    return ask(prompts, requests.createStory)
        .exec(
            session ->
                session.set(STORIES_LEFT, session.isFailed() ? UNKNOWN : storiesLeft(session) - 1));
  }

  private ChainBuilder ask(FeederBuilder<Object> what, HttpRequestActionBuilder request) {
    return feed(what).feed(themes).exec(this::details).exec(request);
  }

  private Session details(Session session) {
    return session
        .set(StoryRequests.REQUEST_ID, UUID.randomUUID().toString())
        .set("targetLength", targetLength)
        .set(StoryRequests.SCENES, scenes);
  }

  private Session someoneWithStoriesLeft(Session session) {
    return session.contains(USER_ID) && storiesLeft(session) > 0 ? session : someoneNew(session);
  }

  private Session someoneNew(Session session) {
    return session.set(USER_ID, UUID.randomUUID().toString()).set(STORIES_LEFT, freeStories);
  }

  private static int storiesLeft(Session session) {
    return session.getInt(STORIES_LEFT);
  }
}
