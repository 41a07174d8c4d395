package salvo.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium of this machine, driven by the chromedriver beside it on the PATH. */
public final class Chromium implements AutoCloseable {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  /** It warns that it has no typed commands for this version; none is used here. */
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;

  private Chromium(Path browser, Path driver) {
    DEVTOOLS.setLevel(Level.SEVERE);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--hide-scrollbars");
    options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
    // With both paths given, nothing is looked for in the network.
    this.driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build(),
            options);
  }

  /** Empty where there is no browser, or no driver for it. */
  public static Optional<Chromium> start() {
    Optional<Path> browser = BROWSERS.stream().flatMap(Chromium::onPath).findFirst();
    Optional<Path> driver = onPath("chromedriver").findFirst();
    return browser.flatMap(found -> driver.map(drives -> new Chromium(found, drives)));
  }

  private static Stream<Path> onPath(String name) {
    String folders = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(folders)
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }

  public ChromeDriver driver() {
    return driver;
  }

  public void open(Path page) {
    driver.get(page.toUri().toString());
  }

  /** The colours that the reader prefers: "light" or "dark". */
  public void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** What the script returns. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What the script returns, a list, as texts. */
  public List<String> texts(String script, Object... arguments) {
    return ((List<?>) run(script, arguments)).stream().map(String::valueOf).toList();
  }

  /** Everything on the console since the last call. */
  public List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
