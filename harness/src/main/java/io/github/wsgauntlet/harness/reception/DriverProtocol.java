package io.github.wsgauntlet.harness.reception;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.autobahn.AutobahnBehavior;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What drivers of clients know from Autobahn|Testsuite: a client asks over WebSocket how many cases there are, comes to
 * {@code /runCase} once for each, and asks for the reports at the end. {@code /case/} and an id is the same for one
 * case, without a number.
 */
public final class DriverProtocol implements Consumer<Visitor> {
    private static final String PLAIN_PAGE = "This is wsgauntlet: a client comes here over WebSocket.\n";
    private static final String CASE = "/case/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whoever asks for a status before the case has run is kept waiting for so long. */
    private static final Duration STATUS = Duration.ofMinutes(10);

    private final Guests guests;
    private final Menu menu;
    private final Patience patience;
    private final boolean secure;
    private final Runnable report;
    private final Runnable stop;

    /**
     * Create a desk that speaks the protocol.
     *
     * @param guests who come
     * @param patience how long to wait for a client that only asks
     * @param secure whether clients come over TLS
     * @param report writes the reports
     * @param stop ends it all
     */
    public DriverProtocol(Guests guests, Patience patience, boolean secure, Runnable report, Runnable stop) {
        this.guests = guests;
        this.menu = guests.menu();
        this.patience = patience;
        this.secure = secure;
        this.report = report;
        this.stop = stop;
    }

    @Override
    public void accept(Visitor visitor) {
        try (var transport = visitor.transport()) {
            if (!visitor.asksForWebSocket()) {
                answer(visitor, "200 OK", PLAIN_PAGE);
                return;
            }
            switch (visitor.path()) {
                case "/getCaseCount" -> say(visitor, String.valueOf(menu.cases().size()));
                case "/getCaseInfo" -> of(visitor, asked -> say(visitor, info(asked)));
                case "/getCaseStatus" -> of(visitor, asked -> status(visitor, asked));
                case "/runCase" -> of(visitor, asked -> run(visitor, asked));
                case "/updateReports" -> update(visitor);
                case "/stopServer" -> {
                    say(visitor, "");
                    stop.run();
                }
                default -> of(visitor, asked -> run(visitor, asked));
            }
        }
    }

    private void of(Visitor visitor, Consumer<Case> use) {
        asked(visitor).ifPresentOrElse(use, () -> refuse(visitor));
    }

    private Optional<Case> asked(Visitor visitor) {
        Optional<String> id = visitor.pathAfter(CASE);
        if (id.isPresent()) {
            return named(id.get());
        }
        Optional<String> number = visitor.query("case");
        return number.isPresent()
                ? number.filter(text -> text.matches("[0-9]{1,9}"))
                        .map(Integer::parseInt)
                        .filter(each -> each >= 1 && each <= menu.cases().size())
                        .map(each -> menu.cases().get(each - 1))
                : visitor.query("casetuple").flatMap(this::named);
    }

    /** Return the case of one of our ids, with the side or without, or the first of one of Autobahn's. */
    private Optional<Case> named(String id) {
        String own = CaseIds.of(Role.CLIENT, CaseIds.sideless(id));
        return menu.cases().stream()
                .filter(each -> each.id().equals(own) || each.autobahn().contains(id))
                .findFirst();
    }

    private void run(Visitor visitor, Case asked) {
        visitor.query("agent")
                .filter(agent -> !agent.isBlank() && guests.hasRoomFor(agent))
                .ifPresentOrElse(agent -> run(visitor, asked, agent), () -> refuse(visitor));
    }

    private void run(Visitor visitor, Case asked, String agent) {
        if (menu.leftOut().test(agent, asked)) {
            say(visitor, "");
        } else {
            guests.play(agent, asked, visitor, secure);
        }
    }

    private String info(Case asked) {
        return JSON.writeValueAsString(Map.of("id", menu.name().apply(asked), "description", asked.title()));
    }

    private void status(Visitor visitor, Case asked) {
        String agent = visitor.query("agent").orElse("");
        if (menu.leftOut().test(agent, asked)) {
            refuse(visitor); // There will be none.
            return;
        }
        try {
            CaseResult result = guests.status(agent, asked).get(STATUS.toMillis(), TimeUnit.MILLISECONDS);
            AutobahnBehavior behavior = menu.verdicts().behavior(menu.name().apply(asked), result, true);
            say(visitor, JSON.writeValueAsString(Map.of("behavior", behavior.word())));
        } catch (ExecutionException | TimeoutException e) {
            refuse(visitor);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void update(Visitor visitor) {
        report.run();
        say(visitor, "");
        if (visitor.query("shutdownOnComplete")
                .filter(word -> word.matches("(?i)true|yes"))
                .isPresent()) {
            stop.run();
        }
    }

    /** Open the connection, say a text where there is one, and close. */
    private void say(Visitor visitor, String text) {
        var steps = new ArrayList<Step>(List.of(Step.Accept.standard()));
        if (!text.isEmpty()) {
            steps.add(new Step.Send(List.of(Unit.Frame.of(Opcodes.TEXT, new Payload.Text(text))), Segments.whole()));
        }
        var target = ClientTarget.ofOne("driver", "comes by itself", secure, visitor.transport());
        var nothing = new Capabilities(false, false, true, false, 0, secure, Duration.ZERO);
        new Driver(target, nothing).play(new Scenario(steps, Scenario.Ending.CLOSE), 0, patience);
    }

    private static void refuse(Visitor visitor) {
        answer(visitor, "500 Internal Server Error", "");
    }

    private static void answer(Visitor visitor, String status, String content) {
        byte[] answer = ("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: "
                        + content.length() + "\r\n\r\n" + content)
                .getBytes(StandardCharsets.US_ASCII);
        try {
            visitor.transport().write(answer, 0, answer.length);
            visitor.transport().shutdownOutput();
        } catch (IOException e) {
            // Nobody is there to be told.
        }
    }
}
