package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellLineTest {
    private static final String HERE = "ws://localhost:9001/";
    private static final Entry CONNECTED = new Entry.Event(0, From.TESTER, "connected");
    private static final Entry CLOSED = new Entry.Event(9, From.TESTER, "closed TCP");
    private static final Entry REQUEST = head(From.TESTER, "GET /100% HTTP/1.1\r\nHost: it's\r\n\r\n");
    private static final Entry ACCEPTED = head(From.TARGET, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
    private static final Entry FRAME = bytes(new byte[] {(byte) 0x81, 0x02, 'h', '!'});

    @Test
    void what_came_is_waited_for_and_then_the_rest_is_sent() {
        assertThat(line(HERE, CONNECTED, REQUEST, ACCEPTED, FRAME, FRAME, CLOSED))
                .contains("(printf 'GET /100\\045 HTTP/1.1\\r\\nHost: it\\047s\\r\\n\\r\\n'; sleep 1;"
                        + " printf '\\201\\002h\\041\\201\\002h\\041'; sleep 1)"
                        + " | nc -w 3 localhost 9001 | od -A d -t x1 -t c");
    }

    @Test
    void a_request_before_the_handshake_is_sent_as_it_was() {
        Entry first = head(From.TESTER, "GET 1");
        Entry second = head(From.TESTER, "GET 2");
        Entry answer = head(From.TARGET, "HTTP/1.1 404 Not Found\r\n\r\n");
        assertThat(line(HERE, CONNECTED, first, answer, second, ACCEPTED, CLOSED)
                        .orElseThrow())
                .startsWith("(printf 'GET 1'; sleep 1; printf 'GET 2'; sleep 1) | nc");
        assertThat(line(HERE, CONNECTED, first, second, answer, ACCEPTED, CLOSED)
                        .orElseThrow())
                .startsWith("(printf 'GET 1GET 2'; sleep 1) | nc");
    }

    @Test
    void frames_that_did_not_wait_for_the_answer_do_not_wait_here_and_a_mark_is_no_reason_to() {
        Entry mark = new Entry.Mark(1, Verdict.FAIL);
        assertThat(line(HERE, head(From.TESTER, "GET"), mark, FRAME).orElseThrow())
                .startsWith("(printf 'GET\\201\\002h\\041'; sleep 1) | nc");
    }

    @Test
    void what_was_awaited_in_vain_is_awaited_here() {
        Entry vain = new Entry.Event(1, From.NOTE, "waited in vain for an answer");
        assertThat(line(HERE, head(From.TESTER, "GET"), ACCEPTED, FRAME, vain, FRAME)
                        .orElseThrow())
                .startsWith("(printf 'GET'; sleep 1; printf '\\201\\002h\\041'; sleep 1; printf '\\201\\002h\\041';");
    }

    @Test
    void the_host_and_the_port_are_as_nc_wants_them() {
        Entry get = head(From.TESTER, "GET");
        assertThat(line("ws://localhost/", get).orElseThrow()).contains("| nc -w 3 localhost 80 |");
        assertThat(line("WS://[::1]:9001/", get).orElseThrow()).contains("| nc -w 3 ::1 9001 |");
    }

    @Test
    void tls_is_left_to_openssl() {
        Entry get = head(From.TESTER, "GET");
        String openssl = "| openssl s_client -quiet -no_ign_eof ";
        assertThat(line("wss://localhost/", get).orElseThrow())
                .contains(openssl + "-servername localhost -connect localhost:443 |");
        assertThat(line("wss://127.0.0.1:9001/", get).orElseThrow()).contains(openssl + "-connect 127.0.0.1:9001 |");
        // Without quotes, brackets are a pattern of file names.
        assertThat(line("wss://[::1]:9001/", get).orElseThrow()).contains(openssl + "-connect '[::1]:9001' |");
    }

    @Test
    void what_openssl_would_obey_has_no_line() {
        Entry get = head(From.TESTER, "GET");
        // A text frame with RSV1 and RSV3 begins with 0x51, a Q.
        Entry quits = bytes(new byte[] {0x51, 0});
        assertThat(line("wss://localhost/", get, ACCEPTED, quits)).isEmpty();
        assertThat(line("wss://localhost/", get, quits)).isPresent();
        assertThat(line(HERE, get, ACCEPTED, quits)).isPresent();
    }

    @Test
    void nothing_is_said_where_bytes_are_missing_or_nobody_would_send_them() {
        assertThat(line(HERE, REQUEST, bytes(new byte[300]))).isEmpty();
        assertThat(line(HERE, REQUEST, bytes(new byte[250]), bytes(new byte[250]), bytes(new byte[250])))
                .isPresent();
        assertThat(line(HERE, Collections.nCopies(4, bytes(new byte[250])).toArray(Entry[]::new)))
                .isEmpty();
        assertThat(line(HERE, FRAME, REQUEST)).isEmpty();
        assertThat(line(HERE, CONNECTED, CLOSED)).isEmpty();
        assertThat(line(HERE)).isEmpty();
        assertThat(ShellLine.of(sent(REQUEST, FRAME).withoutTranscript(), HERE)).isEmpty();
        assertThat(line("not a URL", REQUEST)).isEmpty();
        assertThat(line("http://localhost/", REQUEST)).isEmpty();
    }

    @Test
    void a_conversation_whose_middle_is_left_out_has_no_line() {
        List<Entry> most = new ArrayList<>(List.of(head(From.TESTER, "GET")));
        most.addAll(Collections.nCopies(CaseResult.MOST_ENTRIES - 1, FRAME));
        assertThat(line(HERE, most.toArray(Entry[]::new))).isPresent();
        most.add(FRAME);
        assertThat(line(HERE, most.toArray(Entry[]::new))).isEmpty();
    }

    @Test
    void whoever_ends_one_side_of_tcp_does_what_nc_does_not() {
        Entry ended = new Entry.Event(2, From.TESTER, "ended its side of TCP (FIN)");
        Entry answer = new Entry.Event(3, From.TARGET, "ended TCP (FIN)");
        assertThat(line(HERE, CONNECTED, REQUEST, ACCEPTED, ended, answer)).isEmpty();
    }

    @Test
    void nobody_waits_for_more_than_eight_parts() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            entries.addAll(List.of(head(From.TESTER, "GET"), ACCEPTED));
        }
        assertThat(line(HERE, entries.toArray(Entry[]::new))).isPresent();
        entries.add(FRAME);
        assertThat(line(HERE, entries.toArray(Entry[]::new))).isEmpty();
    }

    /** The line is run with a program in the place of nc that hands on what it is given. */
    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "zsh", "mksh"})
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void every_byte_reaches_the_target(String shell) throws IOException, InterruptedException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String line = line(HERE, head(From.TESTER, "- an option?"), bytes(all), bytes(new byte[] {0, '9', 0x1b, '9'}))
                .orElseThrow();
        Optional<byte[]> sent = output(shell, line.replaceFirst("\\| nc .*", "").replace("sleep 1", ":"));
        byte[] expected = ("- an option?" + new String(all, StandardCharsets.ISO_8859_1) + "\0009\0339")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(sent).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(expected));
    }

    private static Optional<byte[]> output(String shell, String line) throws IOException, InterruptedException {
        Path program = Path.of("/bin", shell);
        assumeTrue(Files.isExecutable(program), shell + " is not here");
        Process process = new ProcessBuilder(program.toString(), "-c", line).start();
        byte[] printed = process.getInputStream().readAllBytes();
        return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
    }

    private static Optional<String> line(String url, Entry... entries) {
        return ShellLine.of(sent(entries), url);
    }

    private static CaseResult sent(Entry... entries) {
        return SampleRun.with(SampleRun.faulty().cases().getFirst(), "a/a", List.of(entries));
    }

    private static Entry head(From from, String text) {
        return new Entry.Head(0, from, "", text, Elided.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Entry bytes(byte[] bytes) {
        return new Entry.Bytes(1, From.TESTER, "", Elided.of(bytes));
    }
}
