package salvo.gatling.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.gatling.app.Gatling$;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import salvo.RootCause;
import salvo.gatling.described.DescribedClasses;
import salvo.slo.Verdict;
import salvo.text.Outputs;

/**
 * A whole run of Gatling that begins while a simulation is being made, and in place of it: with the
 * folder, the log and the exit status of the simulation that it is told. So a simulation can be
 * chosen by name, and what goes wrong in the making of one is told in a sentence instead of
 * Gatling's trace.
 */
public final class InnerRun {

  /** How the lines of a dry run begin. */
  public static final String DRY_LOAD = "dry run, load: ";

  public static final String DRY_NOTE = "dry run, note: ";

  public static final String DRY_CONTENTS = "dry run, contents: ";

  /** Held here, for a logger of Java that nobody holds forgets its level. */
  private static final java.util.logging.Logger PREFERENCES =
      java.util.logging.Logger.getLogger("java.util.prefs");

  private static boolean running;
  private static boolean made;
  private static boolean dry;

  private InnerRun() {}

  /**
   * Runs the simulation and ends the process. Within such a run it does nothing, for there the
   * simulation is made to be run.
   */
  public static void of(String simulation) {
    if (running) {
      return;
    }
    ParentWatch.startWhereNeeded();
    Path results = Startup.orExit(ResultsFolder::chosen);
    end(
        simulation,
        GatlingArguments.ofThisProcess()
            .withSimulation(simulation)
            .withResults(results)
            .arguments());
  }

  /** The same in a process that is none of Gatling's: its runs stand in the given folder. */
  public static void of(String simulation, Path results) {
    end(simulation, List.of("-s", simulation, "-rf", results.toString()));
  }

  /** The same, of which Gatling makes no page. */
  public static void ofTrial(String simulation, Path results) {
    end(simulation, List.of("-s", simulation, "-rf", results.toString(), "-nr"));
  }

  /**
   * Makes the simulation as a run would, and ends the process before anything is started: with
   * status 0 and lines for load, contents and notes on standard output, or as a run that is
   * refused.
   */
  public static void dry(String simulation, Path results) {
    dry = true;
    of(simulation, results);
  }

  static boolean isDry() {
    return dry;
  }

  private static void end(String simulation, List<String> arguments) {
    running = true;
    DescribedClasses.makeIfOne(simulation);
    tellCrashes(false);
    silenceLibraries();
    System.exit(run(simulation, arguments.toArray(String[]::new)));
  }

  /**
   * To be called once the simulation is complete: what goes wrong from then on is Gatling's.
   *
   * @param load what it offers, in a sentence
   * @param notes what there is to be said of it
   * @param contents what it is made of, on one line
   */
  public static void made(String load, List<String> notes, Supplier<String> contents) {
    made = true;
    if (dry) {
      Startup.console().println(DRY_LOAD + load);
      Startup.console().println(DRY_CONTENTS + contents.get());
      notes.forEach(it -> Startup.console().println(DRY_NOTE + it));
      Startup.console().flush();
      Runtime.getRuntime().halt(Verdict.Status.PASS.exitCode());
    }
    tellCrashes(true);
  }

  /**
   * OSHI logs a trace for each file that it cannot read, at each reading, of which Salvo warns
   * once; the preferences of Java, where Gatling keeps a thing or two, that others hold their lock.
   */
  static void silenceLibraries() {
    if (LoggerFactory.getLogger("oshi") instanceof Logger log) {
      log.setLevel(Level.OFF);
    }
    PREFERENCES.setLevel(java.util.logging.Level.OFF);
  }

  /** Gatling logs the trace of whatever ends a run early. */
  private static void tellCrashes(boolean tell) {
    if (LoggerFactory.getLogger(Gatling$.class) instanceof Logger log) {
      log.setLevel(tell ? null : Level.OFF);
    }
  }

  private static int run(String simulation, String[] arguments) {
    try {
      return Gatling$.MODULE$.fromArgs(arguments);
    } catch (Throwable e) {
      // Whatever it is, errors of the linkage and those that Scala does not declare included.
      if (made && isOfGatlingsPage(RootCause.of(e))) {
        Startup.console().println("Not written: Gatling's own page: " + Outputs.reason(e) + ".");
        return Verdict.Status.PASS.exitCode();
      }
      if (made) {
        throw e;
      }
      throw Startup.refuse(List.of(problem(simulation, cause(e))));
    }
  }

  /** The load is over then, and the verdict, which sets the status, is still to come. */
  private static boolean isOfGatlingsPage(Throwable root) {
    return root instanceof IOException
        && Arrays.stream(root.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith("io.gatling.charts."));
  }

  private static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null
        && (cause instanceof InvocationTargetException
            || cause instanceof ExceptionInInitializerError)) {
      cause = cause.getCause();
    }
    return cause;
  }

  static String problem(String simulation, Throwable cause) {
    String name = simulation.replaceFirst(".*[.$]", "");
    if (cause instanceof NoSuchMethodException) {
      return name + " has no public constructor without parameters. Give it one.";
    }
    if (cause instanceof ClassNotFoundException) {
      return "There is no simulation "
          + simulation
          + " on the class path. Is the name right, and is it compiled?";
    }
    String message = Optional.ofNullable(cause.getMessage()).map(it -> ": " + it).orElse("");
    String place = place(cause).map(it -> " in " + it + ". Correct it there.").orElse(".");
    return name
        + " could not be created: "
        + cause.getClass().getSimpleName()
        + message.lines().findFirst().orElse("")
        + place;
  }

  /** The line of the user's own code that it came to last. */
  private static Optional<String> place(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> isOwn(frame.getClassName()) && frame.getLineNumber() > 0)
        .findFirst()
        .map(frame -> "line " + frame.getLineNumber() + " of " + frame.getFileName());
  }

  private static boolean isOwn(String className) {
    return !className.matches("(java|javax|jdk|sun|scala|io\\.gatling|salvo\\.gatling)\\..*");
  }
}
