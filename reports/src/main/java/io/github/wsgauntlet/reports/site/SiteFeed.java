package io.github.wsgauntlet.reports.site;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.view.Headline;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.RuleView;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was found, run by run, as a JSON Feed 1.1: the latest run first, an item for each version of each target. */
final class SiteFeed {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SiteFeed() {}

    /**
     * Write the feed.
     *
     * @param address where the site is published; without it, an item has no link, which would have to be absolute
     */
    static String of(SiteIndex index, Ledger ledger, Optional<URI> address) {
        ObjectNode feed = JsonNodeFactory.instance.objectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", "WebSocket conformance");
        address.ifPresent(url -> {
            feed.put("home_page_url", url.toString());
            feed.put("feed_url", url.resolve(SiteReport.FEED).toString());
        });
        ArrayNode items = feed.putArray("items");
        index.targets().stream()
                .flatMap(target -> target.visits().stream().map(visit -> item(target, visit, ledger, address)))
                .sorted(Comparator.comparing(
                                (ObjectNode item) -> item.get("date_published").asString())
                        .reversed())
                .forEach(items::add);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(feed) + '\n';
    }

    private static ObjectNode item(SiteTarget target, Visit visit, Ledger ledger, Optional<URI> address) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        String started = visit.run().header().started().toString();
        item.put("id", target.file() + '/' + visit.version() + '/' + started);
        address.ifPresent(url -> item.put("url", url.resolve(target.page()).toString()));
        item.put("title", Headline.of(visit.run(), SiteTarget.name(visit.run())));
        item.put("content_text", text(visit, ledger));
        item.put("date_published", started);
        return item;
    }

    private static String text(Visit visit, Ledger ledger) {
        Map<String, RuleView> broken = new TreeMap<>();
        Headline.broken(visit.run().cases()).forEach(id -> broken.put(id, RuleView.of(id, ledger)));
        String lines = broken.values().stream()
                .map(rule -> "\n- " + rule.duty() + (rule.reference().isEmpty() ? "" : " (" + rule.reference() + ")"))
                .collect(Collectors.joining());
        return Legible.text(visit.tally().words() + lines);
    }
}
