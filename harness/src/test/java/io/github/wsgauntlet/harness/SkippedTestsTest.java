package io.github.wsgauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** With -DskipTests the build plays nothing: whatever plays something asks that property, in a way of its own. */
class SkippedTestsTest {
    private static final String SKIPPED = "${skipTests}";

    private final Document whole = read("pom.xml");
    private final Document harness = read("harness/pom.xml");

    @Test
    void the_cases_and_the_sample_project_are_skipped_with_the_unit_tests() {
        assertThat(text(whole, "/project/properties/skipITs")).isEqualTo(SKIPPED);
        assertThat(text(whole, "/project/properties/invoker.skip")).isEqualTo(SKIPPED);
        assertThat(text(harness, plugin("maven-antrun-plugin") + "//skip")).isEqualTo(SKIPPED);
    }

    @Test
    void nothing_that_plays_has_a_mind_of_its_own() {
        assertThat(text(whole, plugin("maven-surefire-plugin") + "//skipTests")).isEmpty();
        assertThat(text(harness, plugin("maven-failsafe-plugin") + "//skipITs")).isEmpty();
        assertThat(text(harness, plugin("maven-failsafe-plugin") + "//skipTests"))
                .isEmpty();
        assertThat(text(harness, plugin("maven-invoker-plugin") + "//skipInvocation"))
                .isEmpty();
        assertThat(text(harness, "//profile[id='jazzer']" + plugin("exec-maven-plugin") + "/configuration/skip"))
                .isEqualTo(SKIPPED);
    }

    @Test
    void a_target_skips_what_is_not_about_it_and_plays_the_cases() {
        for (String profile : new String[] {"target", "target-image"}) {
            String properties = "//profile[id='" + profile + "']/properties/";
            assertThat(text(whole, properties + "skipUnitTests")).isEqualTo("true");
            assertThat(text(whole, properties + "invoker.skip")).isEqualTo("true");
            assertThat(text(whole, properties + "skipITs")).isEmpty();
            assertThat(text(whole, properties + "skipTests")).isEmpty();
        }
    }

    private static String plugin(String name) {
        return "//plugin[artifactId='" + name + "']";
    }

    /** Return what stands in the elements that a path leads to, one after the other. */
    private static String text(Document document, String path) {
        try {
            var nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return String.join(
                    " ",
                    IntStream.range(0, nodes.getLength())
                            .mapToObj(i -> nodes.item(i).getTextContent())
                            .toList());
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    private static Document read(String name) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("..").resolve(name).toFile());
        } catch (Exception e) {
            throw new AssertionError(name, e);
        }
    }
}
