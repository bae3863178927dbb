package io.github.wsgauntlet.harness.proof.speed;

import io.github.wsgauntlet.harness.proof.field.EchoServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how many messages a second servers send back, each in a process of its own, all in turn, so that what else
 * the machine does meets all of them. No test: {@code harness/BENCHMARKS.md} says how to run it, and what it said.
 */
final class EchoSpeed {
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(2);

    private EchoSpeed() {}

    /** What is asked of each server. */
    private static final List<EchoLoad> LOADS =
            List.of(new EchoLoad(50, 1, 64), new EchoLoad(4, 64, 64), new EchoLoad(4, 4, 64 * 1024));

    /**
     * Measure, or serve for somebody who does.
     *
     * @param args how many rounds, then the names of servers as {@link EchoServers} knows them, or {@code sketch}, or
     *     any name followed by = and a URL; {@code serve} and one name to do that
     */
    public static void main(String... args) throws Exception {
        if (args[0].equals("serve")) {
            System.out.println(args[1].equals("sketch") ? Sketch.start() : EchoServers.start(args[1]));
            Thread.currentThread().join();
        }
        measure(Integer.parseInt(args[0]), List.of(args).subList(1, args.length));
    }

    private static void measure(int rounds, List<String> names) throws IOException, InterruptedException {
        Map<String, List<List<Double>>> seen = new LinkedHashMap<>();
        names.forEach(name -> seen.put(name, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (String name : names) {
                seen.get(name).add(round(name));
            }
        }
        System.out.printf(
                "%-20s%s%n",
                "", String.join("", LOADS.stream().map("%18s"::formatted).toList()));
        seen.forEach((name, rows) -> System.out.printf("%-20s%s%n", name.replaceFirst("=.*", ""), medians(rows)));
    }

    private static String medians(List<List<Double>> rounds) {
        var line = new StringBuilder();
        for (int i = 0; i < LOADS.size(); i++) {
            int load = i;
            double[] sorted =
                    rounds.stream().mapToDouble(each -> each.get(load)).sorted().toArray();
            line.append("%16.1fk ".formatted(sorted[sorted.length / 2] / 1000));
        }
        return line.toString();
    }

    private static List<Double> round(String name) throws IOException, InterruptedException {
        int named = name.indexOf('=');
        if (named > 0) {
            return rates(URI.create(name.substring(named + 1)));
        }
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoSpeed.class.getName(),
                        "serve",
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = server.inputReader()) {
            String line = said.readLine();
            while (!line.startsWith("ws:")) { // Some say more than they are asked.
                line = said.readLine();
            }
            return rates(URI.create(line));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static List<Double> rates(URI url) throws IOException {
        List<Double> rates = new ArrayList<>();
        for (EchoLoad load : LOADS) {
            double rate = load.rate(url, WARM_UP, MEASURED);
            System.err.printf(Locale.ROOT, "%s %s %.0f%n", url, load, rate);
            rates.add(rate);
        }
        return rates;
    }
}
