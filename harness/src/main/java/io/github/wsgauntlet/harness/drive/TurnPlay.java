package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.harness.turns.AnswerFit;
import io.github.wsgauntlet.harness.turns.Captures;
import io.github.wsgauntlet.harness.turns.Fit;
import io.github.wsgauntlet.harness.turns.MessageFit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Takes the turns of one scenario, over HTTP and, once it is open, on the WebSocket connection. */
final class TurnPlay implements Exchange.Chores, AutoCloseable {
    /** No case waits longer than that in addition. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Target target;
    private final Recorder recorder;
    private final Patience patience;
    private final Random random;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Asking> askings = new HashMap<>();
    private final List<Asking> everyAsking = new ArrayList<>();
    private final Deque<WireMessage> inbox = new ArrayDeque<>();
    private Optional<Exchange> exchange = Optional.empty();
    private Captures known = Captures.none();
    private List<Turn.Habit> habits = List.of();
    private volatile Duration extra = Duration.ZERO;
    private int seen;
    private int last;
    private boolean stopped;

    TurnPlay(Target target, Recorder recorder, Patience patience, long seed) {
        this.target = target;
        this.recorder = recorder;
        this.patience = patience;
        this.random = new Random(~seed);
    }

    /** Take turns on this connection, too. */
    void on(Exchange opened) {
        exchange = Optional.of(opened);
        recorder.keepMessages();
        opened.meanwhile(this);
    }

    /** Return what was captured so far. */
    Captures known() {
        return known;
    }

    /** Return by how much every wait is longer now. */
    Duration extra() {
        return extra;
    }

    /** Return whether a turn was not taken as it should be, so that no further one is. */
    boolean stopped() {
        return stopped;
    }

    /** Record that all turns were taken, if they were. */
    void over() {
        if (!stopped) {
            recorder.record(Event.TurnsTaken::new);
        }
    }

    /** Record that the connection went away in a turn. */
    void brokenOff() {
        stop(false, Event.Why.ENDED, new TurnReaction.NotReached());
    }

    /** Take a turn, unless one before was not taken as it should be. */
    void take(Turn turn) {
        stopped |= turn.needsConnection() && !recorder.upgraded();
        if (stopped) {
            return;
        }
        switch (turn) {
            case Turn.Ask ask -> ask(ask);
            case Turn.HangUp(String to) -> askings.get(numbers.get(to)).hangUp();
            case Turn.Answer answer -> answer(answer);
            case Turn.Say say -> say(say);
            case Turn.Receive receive -> receive(receive);
            case Turn.Routine routine -> {
                run();
                habits = routine.habits();
            }
            case Turn.Longer longer -> extra = longer(longer);
        }
    }

    private Duration longer(Turn.Longer longer) {
        Duration sum = extra;
        for (String millis : longer.millis()) {
            String number = known.fill(millis);
            sum = number.matches("[0-9]{1,9}") ? sum.plusMillis(Long.parseLong(number)) : sum;
        }
        return sum.compareTo(LONGEST) > 0 ? LONGEST : sum;
    }

    private void say(Turn.Say say) {
        exchange.filter(open -> !open.reacted() && !open.finished())
                .ifPresent(open -> open.say(say.binary() ? Opcodes.BINARY : Opcodes.TEXT, known.fill(say.payload())));
    }

    private void ask(Turn.Ask ask) {
        last++;
        numbers.put(ask.name(), last);
        numbers.put("", last);
        ask(ask, last);
    }

    private void ask(Turn.Ask ask, int number) {
        var server = (ServerTarget) target;
        var writer = new AskWriter(server, known, random);
        var asking = new Asking(server, recorder, number, ask, writer, patience.deadline());
        recorder.record(at -> new Event.Asked(at, number, ask.name(), asking.request()));
        askings.put(number, asking);
        everyAsking.add(asking);
        Thread.ofVirtual().name("asking").start(asking);
        asking.awaitSent();
    }

    private void answer(Turn.Answer answer) {
        int number = numbers.get(answer.to());
        Optional<Gathering> gathering = answer.pattern().body() instanceof AnswerPattern.Parts parts
                ? Optional.of(new Gathering(answer.pattern(), parts))
                : Optional.empty();
        Duration most = patience.deadline().plus(extra);
        long start = System.nanoTime();
        boolean again = true;
        while (again) {
            askings.get(number).release();
            Duration left = most.minusNanos(System.nanoTime() - start);
            if (left.isNegative() || !await(() -> recorder.answer(number).isPresent(), left)) {
                stop(answer.needed(), Event.Why.SILENT, new TurnReaction.AnswerMissing(name(number), false));
                return;
            }
            again = gathering.isPresent() && askedAgain(gathering.get(), number);
        }
        take(answer, number, recorder.answer(number).orElseThrow(), gathering);
    }

    private String name(int number) {
        return askings.get(number).ask().name();
    }

    private void take(Turn.Answer answer, int number, Event event, Optional<Gathering> gathering) {
        if (!(event instanceof Event.Answered came)) {
            if (!answer.pattern().orNone()) {
                stop(answer.needed(), Event.Why.ENDED, new TurnReaction.AnswerMissing(name(number), true));
            }
            return;
        }
        byte[] content = gathering.map(Gathering::content).orElse(came.content());
        AnswerFit.Found found = AnswerFit.of(name(number), answer.pattern(), came.head(), content, known);
        found.wrong()
                .ifPresentOrElse(
                        wrong -> stop(answer.needed(), Event.Why.OTHER, wrong), () -> capture(found.captured()));
    }

    /** Send the replies to what is a matter of routine, and the request again as long as more may come. */
    private boolean askedAgain(Gathering gathering, int number) {
        if (!(recorder.answer(number).orElseThrow() instanceof Event.Answered came)) {
            return false;
        }
        List<byte[]> replies = gathering.add(came, part -> habit(comes -> MessageFit.of(comes, part, known))).stream()
                .flatMap(habit -> habit.reply().stream())
                .map(reply -> known.fill(reply.payload()).bytes())
                .toList();
        Turn.Ask before = askings.get(number).ask();
        if (!replies.isEmpty()) {
            ask(AskWriter.reply(before, AnswerFit.join(replies, gathering.separator())), 0);
            await(() -> recorder.answer(0).isPresent(), patience.deadline());
        }
        boolean again = gathering.unfinished(came.head(), known);
        if (again) {
            ask(before, number);
        }
        return again;
    }

    private Optional<Turn.Habit> habit(Function<MessagePattern, Fit> fit) {
        return habits.stream().filter(habit -> fit.apply(habit.comes()).fits()).findFirst();
    }

    private void receive(Turn.Receive receive) {
        long start = System.nanoTime();
        Duration most = patience.deadline().plus(extra);
        for (Optional<WireMessage> message = next(most);
                message.isPresent();
                message = next(most.minusNanos(System.nanoTime() - start))) {
            switch (MessageFit.of(receive.pattern(), message.get(), known)) {
                case Fit.Fits(var captured) -> {
                    took(receive, message.get());
                    capture(captured);
                    return;
                }
                case Fit.Differs(var difference) -> {
                    if (!receive.anywhere()) {
                        took(receive, message.get());
                        var expected = MessageFit.wanted(receive.pattern(), known);
                        var other = new TurnReaction.OtherMessage(MessageFit.said(message.get()), expected, difference);
                        stop(receive.needed(), Event.Why.OTHER, other);
                        return;
                    }
                }
            }
        }
        stop(
                receive.needed(),
                reacted() ? Event.Why.ENDED : Event.Why.SILENT,
                new TurnReaction.MessageMissing(
                        MessageFit.wanted(receive.pattern(), known), new TargetEnding(TargetEnding.How.OPEN)));
    }

    private void took(Turn.Receive receive, WireMessage message) {
        if (!receive.name().isEmpty()) {
            recorder.record(at -> new Event.Took(at, receive.name(), message));
        }
    }

    /** Wait for the next message that is no matter of routine. */
    private Optional<WireMessage> next(Duration atMost) {
        run();
        await(() -> !inbox.isEmpty() || reacted() && !due(), atMost);
        run();
        return Optional.ofNullable(inbox.poll());
    }

    private boolean reacted() {
        return exchange.filter(Exchange::reacted).isPresent();
    }

    private boolean await(BooleanSupplier condition, Duration atMost) {
        boolean holds =
                exchange.map(open -> open.await(condition, atMost)).orElseGet(() -> recorder.await(condition, atMost));
        if (!holds) {
            recorder.record(at -> new Event.DeadlinePassed(at, Step.Awaited.ANSWERS));
        }
        return holds;
    }

    @Override
    public boolean due() {
        return recorder.kept() > seen;
    }

    /** Answer what is a matter of routine, and keep everything else. */
    @Override
    public void run() {
        while (due()) {
            WireMessage message = recorder.kept(seen);
            seen++;
            Optional<Turn.Habit> met = habit(comes -> MessageFit.of(comes, message, known));
            if (met.isEmpty()) {
                inbox.add(message);
            }
            met.flatMap(Turn.Habit::reply).filter(reply -> mayBegin()).ifPresent(this::say);
        }
    }

    /** Return whether a message may begin now; in the middle of one a reply would be an error of the tester's own. */
    private boolean mayBegin() {
        return exchange.filter(open -> open.conversation().atMessageBoundary()).isPresent();
    }

    private void capture(Map<String, String> captured) {
        if (!captured.isEmpty()) {
            known = known.with(captured);
            recorder.record(at -> new Event.Captured(at, captured));
        }
    }

    private void stop(boolean needed, Event.Why why, TurnReaction reaction) {
        stopped = true;
        recorder.record(at -> new Event.TurnStopped(at, needed, why, reaction));
    }

    /** Give up what was asked and is not answered. */
    @Override
    public void close() {
        everyAsking.forEach(Asking::close);
    }
}
