package io.github.wsgauntlet.reports.sarif;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.markdown.Markdown;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.Reason;
import io.github.wsgauntlet.reports.view.RuleView;
import io.github.wsgauntlet.reports.view.Standing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The SARIF log of one complete run, a method for each object. */
final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** What a message means otherwise: a link, or the place of an argument. */
    private static final Pattern MEANT = Pattern.compile("(?<=])(?=\\()|(?<=\\{)(?=[0-9])");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Results run;
    private final Ledger ledger;
    private final Function<CaseResult, Standing> standing;
    private final List<CaseResult> cases;
    private final List<String> rules;

    SarifLog(Results run, Ledger ledger, Function<CaseResult, Standing> standing) {
        this.run = run;
        this.ledger = ledger;
        this.standing = standing;
        this.cases = run.cases().stream()
                .filter(result -> result.verdict().atLeast(Verdict.WARN))
                .sorted(Comparator.comparing(CaseResult::id, NaturalOrder.COMPARATOR))
                .toList();
        this.rules = cases.stream().map(SarifLog::rule).distinct().sorted().toList();
    }

    String write() {
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        ObjectNode entry = log.putArray("runs").addObject();
        driver(entry.putObject("tool").putObject("driver"));
        invocation(entry.putArray("invocations").addObject());
        entry.put("columnKind", "utf16CodeUnits");
        ArrayNode results = entry.putArray("results");
        cases.forEach(result -> result(results.addObject(), result));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(log) + '\n';
    }

    private void driver(ObjectNode driver) {
        String tool = Legible.text(run.header().tool());
        int space = tool.lastIndexOf(' ');
        driver.put("name", space < 1 ? "wsgauntlet" : tool.substring(0, space));
        driver.put("version", tool.substring(space + 1));
        ArrayNode array = driver.putArray("rules");
        rules.forEach(id -> rule(array.addObject(), id));
    }

    private void rule(ObjectNode rule, String id) {
        RuleView view = RuleView.of(id, ledger);
        String says = Legible.text(view.says());
        String source = view.source();
        rule.put("id", id);
        rule.putObject("shortDescription").put("text", says);
        rule.putObject("fullDescription").put("text", says);
        ObjectNode help = rule.putObject("help");
        help.put("text", (says + " " + source).strip());
        help.put(
                "markdown",
                Markdown.escaped(says)
                        + (view.link().isEmpty() ? "" : "\n\n[" + Markdown.escaped(source) + "](" + view.link() + ")"));
        if (!view.link().isEmpty()) {
            rule.put("helpUri", view.link());
        }
        rule.putObject("properties").putArray("tags").add("websocket").add("conformance");
    }

    private void invocation(ObjectNode invocation) {
        RunFooter footer = run.footer().orElseThrow();
        invocation.put("startTimeUtc", time(run.header().started()));
        invocation.put("endTimeUtc", time(footer.finished()));
        invocation.put("exitCode", footer.exit());
        invocation.put("executionSuccessful", true);
        invocation
                .putObject("properties")
                .put("target", Legible.text(run.header().target().name()))
                .put("url", Legible.text(run.header().target().url()));
    }

    private void result(ObjectNode object, CaseResult result) {
        String id = Legible.text(result.id());
        object.put("ruleId", rule(result));
        object.put("ruleIndex", rules.indexOf(rule(result)));
        object.put("level", level(result.verdict()));
        object.putObject("message").put("text", message(result));
        ObjectNode location = object.putArray("locations").addObject();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", path(id));
        physical.putObject("region").put("startLine", 1);
        location.putArray("logicalLocations").addObject().put("fullyQualifiedName", id);
        object.putObject("partialFingerprints").put("primaryLocationLineHash", hash(result.id()) + ":1");
        Standing known = standing.apply(result);
        if (known.kind() == Standing.Kind.KNOWN) {
            object.putArray("suppressions")
                    .addObject()
                    .put("kind", "external")
                    .put("status", "accepted")
                    .put("justification", Legible.text(known.reason()));
        }
        ObjectNode properties = object.putObject("properties");
        properties.put("verdict", result.verdict().name());
        properties.put("actual", Legible.text(result.actual()));
        ArrayNode expected = properties.putArray("expected");
        result.expected().forEach(outcome -> expected.add(Legible.text(outcome)));
    }

    /** Return the id of the requirement to name; results without any have a rule of their own. */
    private static String rule(CaseResult result) {
        String blamed = Legible.text(result.blamed()).strip();
        return blamed.isEmpty() ? "unnamed" : blamed;
    }

    private static String level(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "error";
            case STRICT -> "warning";
            case WARN -> "note";
            case PASS, INFO, SKIP, INCONCLUSIVE -> "none";
        };
    }

    /** Return the reason as a message means it: what looks like a link or an argument in it is none. */
    private String message(CaseResult result) {
        String text = Legible.text(Reason.of(result, ledger));
        return MEANT.matcher(text).replaceAll(" ");
    }

    /** Return an id without its parameters as a relative path (RFC 3986 4.2) that leads nowhere else. */
    private static String path(String id) {
        int parameters = id.indexOf('[');
        StringBuilder path = new StringBuilder();
        for (String segment : (parameters > 0 ? id.substring(0, parameters) : id).split("/", -1)) {
            boolean special = segment.isEmpty() || segment.equals(".") || segment.equals("..");
            path.append(path.isEmpty() ? "" : "/").append(special ? "_" : encoded(segment));
        }
        return path.toString();
    }

    private static String encoded(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || "-._~".indexOf(b) >= 0;
            encoded.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return encoded.toString();
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Return a time as SARIF has it: with milliseconds at most, as some readers take no more. */
    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
