package io.github.wsgauntlet.cases.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Reads one YAML document into the located tree; whatever is wrong with it ends in one line. The tree is built from the
 * parser's events, which takes two thirds of the time that composing nodes takes.
 */
public final class YamlReader {
    private static final String NO_ANCHORS = "Anchors and aliases are not supported; write the value out";
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final String file;
    private final Iterator<Event> events;

    private YamlReader(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /**
     * Read a document.
     *
     * @param file the file as messages name it
     * @param text what stands in it
     * @throws InvalidFileException if the text is not one YAML document, a key stands twice, or anchors or tags are
     *     used
     */
    public static Yaml read(String file, String text) {
        var settings = LoadSettings.builder().setLabel(file).build();
        try {
            return new YamlReader(file, new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            String reason = sentence(e.getProblem(), e.getContext());
            throw new InvalidFileException(file, mark == null ? 1 : mark.getLine() + 1, reason);
        } catch (ReaderException e) {
            String character = "the character U+%04X may not stand in it".formatted(e.getCodePoint());
            throw new InvalidFileException(file, lineOf(text, e.getCodePoint()), sentence(character, null));
        } catch (YamlVersionException e) {
            throw new InvalidFileException(file, 1, sentence("the version after %YAML is not 1.1 or 1.2", null));
        } catch (YamlEngineException e) {
            throw new InvalidFileException(file, 1, sentence(e.getMessage(), null));
        } catch (NumberFormatException e) {
            // The parser looks at the digits of an escape only where there are some, so that the file ends here.
            int last = Math.max(1, (int) text.lines().count());
            throw new InvalidFileException(file, last, sentence("the file ends within an escape", null));
        } catch (StackOverflowError e) {
            throw new InvalidFileException(file, 1, "The file nests lists or mappings too deeply");
        }
    }

    private static String sentence(String problem, @Nullable String context) {
        String detail = context == null || context.isBlank() ? problem : context + ", " + problem;
        return "This is not YAML: " + detail.strip().replaceAll("\\s+", " ");
    }

    private static int lineOf(String text, int codePoint) {
        int at = Math.max(0, text.indexOf(codePoint));
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private Yaml document() {
        events.next(); // the start of the stream
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            throw new InvalidFileException(file, 1, "The file is empty");
        }
        Yaml root = node(events.next());
        events.next(); // the end of the document
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw place(end).error("A second document begins here; a file holds one");
        }
        return root;
    }

    private Yaml node(Event event) {
        Place place = place(event);
        if (event instanceof ScalarEvent scalar) {
            refuseExtras(place, scalar.getAnchor(), scalar.getTag());
            boolean present = !scalar.isPlain() || !NOTHING.contains(scalar.getValue());
            return new Yaml.Scalar(place, scalar.getValue(), present);
        }
        if (event instanceof SequenceStartEvent start) {
            refuseExtras(place, start.getAnchor(), start.getTag());
            return sequence(place);
        }
        if (event instanceof MappingStartEvent start) {
            refuseExtras(place, start.getAnchor(), start.getTag());
            return mapping(place);
        }
        throw place.error(NO_ANCHORS);
    }

    private Yaml.Sequence sequence(Place place) {
        List<Yaml> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event));
            event = events.next();
        }
        return new Yaml.Sequence(place, items);
    }

    private Yaml.Mapping mapping(Place place) {
        List<Yaml.Entry> entries = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            if (!(node(event) instanceof Yaml.Scalar key)) {
                throw place(event).error("A key is one value, not a list or mapping");
            }
            Place first = seen.putIfAbsent(key.text(), key.place());
            if (first != null) {
                throw key.place().error("The key '" + key.text() + "' stands already in line " + first.line());
            }
            entries.add(new Yaml.Entry(key, node(events.next())));
            event = events.next();
        }
        return new Yaml.Mapping(place, entries);
    }

    private static void refuseExtras(Place place, Optional<Anchor> anchor, Optional<String> tag) {
        if (anchor.isPresent()) {
            throw place.error(NO_ANCHORS);
        }
        if (tag.isPresent()) {
            throw place.error("The tag '" + tag.get() + "' is not supported; values are read as they are written");
        }
    }

    private Place place(Event event) {
        return new Place(file, event.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }
}
