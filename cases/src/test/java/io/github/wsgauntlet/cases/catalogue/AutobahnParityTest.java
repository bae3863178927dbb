package io.github.wsgauntlet.cases.catalogue;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.casefile.CaseFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every kind of input that Autobahn|Testsuite sends in its sections 1 to 7, 9, 10, 12 and 13 is sent by a case of
 * ours.
 */
final class AutobahnParityTest {
    /** How many cases each subsection has, in the order in which they are numbered. */
    private static final List<Range> RANGES = List.of(
            range("1.1", 8),
            range("1.2", 8),
            range("2", 11),
            range("3", 7),
            range("4.1", 5),
            range("4.2", 5),
            range("5", 20),
            range("6.1", 3),
            range("6.2", 4),
            range("6.3", 2),
            range("6.4", 4),
            range("6.5", 5),
            range("6.6", 11),
            range("6.7", 4),
            range("6.8", 2),
            range("6.9", 4),
            range("6.10", 3),
            range("6.11", 5),
            range("6.12", 8),
            range("6.13", 5),
            range("6.14", 10),
            range("6.15", 1),
            range("6.16", 3),
            range("6.17", 5),
            range("6.18", 5),
            range("6.19", 5),
            range("6.20", 7),
            range("6.21", 8),
            range("6.22", 34),
            range("6.23", 7),
            range("7.1", 6),
            range("7.3", 6),
            range("7.5", 1),
            range("7.7", 13),
            range("7.9", 9),
            range("7.13", 2),
            range("9.1", 6),
            range("9.2", 6),
            range("9.3", 9),
            range("9.4", 9),
            range("9.5", 6),
            range("9.6", 6),
            range("9.7", 6),
            range("9.8", 6),
            range("10.1", 1),
            range("12.1", 18),
            range("12.2", 18),
            range("12.3", 18),
            range("12.4", 18),
            range("12.5", 18),
            range("13.1", 18),
            range("13.2", 18),
            range("13.3", 18),
            range("13.4", 18),
            range("13.5", 18),
            range("13.6", 18),
            range("13.7", 18));

    private record Range(String prefix, int last) {
        Stream<String> ids() {
            return IntStream.rangeClosed(1, last).mapToObj(number -> prefix + "." + number);
        }
    }

    private static Range range(String prefix, int last) {
        return new Range(prefix, last);
    }

    @Test
    void the_list_has_as_many_ids_as_autobahn_has_cases() {
        Map<String, Integer> bySection = new TreeMap<>();
        ids().forEach(id -> bySection.merge(id.substring(0, id.indexOf('.')), 1, Integer::sum));
        assertThat(bySection)
                .isEqualTo(Map.ofEntries(
                        entry("1", 16),
                        entry("2", 11),
                        entry("3", 7),
                        entry("4", 10),
                        entry("5", 20),
                        entry("6", 145),
                        entry("7", 37),
                        entry("9", 54),
                        entry("10", 1),
                        entry("12", 90),
                        entry("13", 126)));
        assertThat(ids()).hasSize(517);
    }

    @Test
    void every_id_stands_in_a_case_and_no_other() {
        List<String> cited = Catalogue.load(CaseFile.LEDGER).cases().stream()
                .flatMap(each -> each.autobahn().stream())
                .distinct()
                .toList();
        assertThat(cited).containsExactlyInAnyOrderElementsOf(ids());
    }

    private static List<String> ids() {
        return RANGES.stream().flatMap(Range::ids).toList();
    }
}
