package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that shows a page from disk. Nothing is fetched for it: what it needs has to be on the PATH. */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** It wants to know the versions of a protocol that is not used here. */
    private static final Logger CHATTER = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Start the browser, if it and its driver are there. */
    public static Optional<Browser> start() {
        return onPath("chromium", "chromium-browser", "google-chrome")
                .flatMap(browser -> onPath("chromedriver").map(driver -> start(browser, driver)));
    }

    private static Browser start(Path browser, Path driver) {
        CHATTER.setLevel(Level.SEVERE);
        var logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.setCapability("goog:loggingPrefs", logging);
        options.addArguments(
                "--headless=new",
                "--hide-scrollbars",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Show a page anew, 1280 pixels wide and in light colours. */
    public void open(Path page, String fragment) {
        driver.get("about:blank");
        media("", "light");
        width(1280);
        driver.get(page.toUri() + fragment);
    }

    /** Pretend a medium, {@code print} or empty, and a colour scheme that the reader prefers. */
    public void media(String medium, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Make the window some CSS pixels wide. */
    public void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /**
     * Return what an expression in JavaScript gives: a {@link String}, {@link Boolean}, {@link Long}, {@link List} …
     */
    public Object value(String expression, Object... arguments) {
        return driver.executeScript("return " + expression, arguments);
    }

    /** Return a list of texts that an expression in JavaScript gives. */
    public List<String> texts(String expression, Object... arguments) {
        return ((List<?>) value(expression, arguments))
                .stream().map(String::valueOf).toList();
    }

    /** Wait until an expression in JavaScript is true. */
    public void await(String expression, Object... arguments) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Boolean.TRUE.equals(value("Boolean(" + expression + ")", arguments))) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not so within " + PATIENCE.toSeconds() + " s: " + expression);
            }
            driver.executeAsyncScript("requestAnimationFrame(arguments[arguments.length - 1])");
        }
    }

    /** Press keys, wherever the focus is. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Press the tabulator with Shift held. */
    public void back() {
        new Actions(driver)
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
    }

    /** Move the mouse over the first element that a selector matches. */
    public void pointAt(String selector) {
        new Actions(driver).moveToElement(find(selector)).perform();
    }

    /** Return the first element that a selector matches. */
    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Hold the page to ask for nothing, and to give the browser no reason to complain since this was asked last. */
    public void requireQuiet() {
        assertThat(value("performance.getEntriesByType('resource').length")).isEqualTo(0L);
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::toString)
                .isEmpty();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
