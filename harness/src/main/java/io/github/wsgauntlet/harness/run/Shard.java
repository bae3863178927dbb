package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of the cases, when several runs on several machines share them out.
 *
 * @param index which part, from 1
 * @param total how many parts there are
 */
public record Shard(int index, int total) {
    /** All cases. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern PLAIN = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");
    private static final Pattern AUTO = Pattern.compile("auto(?:/([0-9]{1,6}))?");

    /** Create the shard. */
    public Shard {
        if (index < 1 || index > total) {
            throw new IllegalArgumentException("Of " + total + " shards there is no " + index + ".");
        }
    }

    /** How a CI service tells a job which of several it is. */
    private enum Service {
        BAZEL("TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", 0),
        GITLAB("CI_NODE_INDEX", "CI_NODE_TOTAL", 1),
        CIRCLECI("CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0),
        /** An Indexed Job does not tell its pods how many there are. */
        KUBERNETES("JOB_COMPLETION_INDEX", "", 0);

        private final String index;
        private final String total;
        private final int first;

        Service(String index, String total, int first) {
            this.index = index;
            this.total = total;
            this.first = first;
        }

        Optional<Shard> shard(Map<String, String> environment, Optional<Integer> said) {
            Optional<Integer> parts = said.or(() -> number(environment, total));
            return number(environment, index)
                    .flatMap(position -> parts.map(all -> new Shard(position - first + 1, all)));
        }

        private static Optional<Integer> number(Map<String, String> environment, String name) {
            return Optional.ofNullable(environment.get(name))
                    .filter(value -> value.matches("[0-9]{1,6}"))
                    .map(Integer::valueOf);
        }
    }

    /**
     * Read a shard as users write it.
     *
     * @param text {@code 2/5}; or {@code auto}, to be told by the environment of Bazel, GitLab or CircleCI; or {@code
     *     auto/5}, where the environment knows the place only, as in an Indexed Job of Kubernetes
     * @param environment the environment variables
     * @throws IllegalArgumentException if the text is none of these, or the environment does not tell
     */
    public static Shard parse(String text, Map<String, String> environment) {
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return new Shard(Integer.parseInt(plain.group(1)), Integer.parseInt(plain.group(2)));
        }
        Matcher auto = AUTO.matcher(text);
        if (!auto.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no shard; write 2/5, or auto, or auto/5 where only the place is known.");
        }
        Optional<Integer> total = Optional.ofNullable(auto.group(1)).map(Integer::valueOf);
        for (Service service : Service.values()) {
            Optional<Shard> shard = service.shard(environment, total);
            if (shard.isPresent()) {
                return shard.get();
            }
        }
        throw new IllegalArgumentException(
                environment.containsKey(Service.KUBERNETES.index)
                        ? "An Indexed Job knows the place of this shard only; write auto/N with its completions."
                        : "No environment variable says which shard this is.");
    }

    /**
     * Return this part of the cases. The parts have the same size or differ by one case, are the same wherever the same
     * cases are chosen, and each has some of every family, so that they take about as long. What is only played
     * together stays together.
     */
    public List<Case> of(List<Case> cases) {
        var part = new ArrayList<Case>();
        List<List<Case>> groups = InStep.groups(cases);
        for (int i = index - 1; i < groups.size(); i += total) {
            part.addAll(groups.get(i));
        }
        return part;
    }

    /** Return what the record says of it. */
    RunHeader.Shard recorded(List<Case> cases) {
        String ids = cases.stream().map(Case::id).collect(Collectors.joining("\n"));
        return new RunHeader.Shard(index, total, digest(ids));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
